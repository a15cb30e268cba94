# The HTTP server, for one platform: the builder's own, or that of --platform. The image runs as a user without rights and holds no
# setting and no secret.
FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG TARGETARCH
WORKDIR /source
COPY . .
RUN dotnet publish src/SessionboardMcp.Server -c Release -a $TARGETARCH --self-contained false -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
# A volume takes its owner from here; what serve --data /data keeps is for nobody else.
RUN install -d -m 700 -o $APP_UID -g $APP_UID /data
USER $APP_UID
EXPOSE 8080
ENTRYPOINT ["dotnet", "SessionboardMcp.Server.dll"]
# Reachable from outside, so with sign-in: without PublicUrl and an OAuth client it says what it lacks and ends.
CMD ["serve", "--data", "/data", "--urls", "http://0.0.0.0:8080"]
