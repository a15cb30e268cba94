# The HTTP server. The image runs as a user without rights and holds no setting and no secret.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/SessionboardMcp.Server -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
# A volume takes its owner from here; what serve --data /data keeps is for nobody else.
RUN install -d -m 700 -o $APP_UID -g $APP_UID /data
USER $APP_UID
ENTRYPOINT ["dotnet", "SessionboardMcp.Server.dll"]
CMD ["serve", "--local"]
