# The HTTP server. The image runs as a user without rights and holds no setting and no secret.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/SessionboardMcp.Server -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
USER $APP_UID
ENTRYPOINT ["dotnet", "SessionboardMcp.Server.dll"]
CMD ["serve", "--local"]
