# The HTTP server, for one platform: the builder's own, or that of --platform. The image runs as a user without rights and holds no
# setting and no secret.
FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
ARG TARGETARCH
ENV DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
WORKDIR /source
# What restoring reads and nothing else, so that a change of code restores nothing anew. A test holds the list.
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt ./
COPY .config/dotnet-tools.json .config/
COPY src/Directory.Build.props src/
COPY src/SessionboardMcp.Api/SessionboardMcp.Api.csproj src/SessionboardMcp.Api/
COPY src/SessionboardMcp.Core/SessionboardMcp.Core.csproj src/SessionboardMcp.Core/
COPY src/SessionboardMcp.Planning/SessionboardMcp.Planning.csproj src/SessionboardMcp.Planning/natives.targets src/SessionboardMcp.Planning/
COPY src/SessionboardMcp.Sandbox/SessionboardMcp.Sandbox.csproj src/SessionboardMcp.Sandbox/
COPY src/SessionboardMcp.SbQL/SessionboardMcp.SbQL.csproj src/SessionboardMcp.SbQL/
COPY src/SessionboardMcp.SbQL.Sqlite/SessionboardMcp.SbQL.Sqlite.csproj src/SessionboardMcp.SbQL.Sqlite/
COPY src/SessionboardMcp.Server/SessionboardMcp.Server.csproj src/SessionboardMcp.Server/
COPY deploy/SessionboardMcp.Packaging/SessionboardMcp.Packaging.csproj deploy/SessionboardMcp.Packaging/
RUN dotnet tool restore && dotnet restore deploy/SessionboardMcp.Packaging && dotnet restore src/SessionboardMcp.Server -a $TARGETARCH
COPY . .
ARG VERSION
ARG REVISION
RUN dotnet publish src/SessionboardMcp.Server -c Release -a $TARGETARCH --self-contained false --no-restore ${VERSION:+-p:Version=$VERSION} -p:SourceRevisionId=$REVISION -o /image/app
# What is in it: a bill of materials for scanners, and whose work it is.
RUN dotnet dotnet-CycloneDX src/SessionboardMcp.Server/SessionboardMcp.Server.csproj -o /image/app -fn sbom.cdx.json -F Json -dpr -rs -sn sessionboard-mcp-server \
    && dotnet run --project deploy/SessionboardMcp.Packaging -c Release --no-restore -- licences --program /image/app --bom /image/app/sbom.cdx.json --output /image/app/licences.txt \
    && cp LICENSE /image/app/
# A volume takes its owner from here; what serve --data /data keeps is for nobody else.
RUN install -d -m 700 -o 1654 -g 1654 /image/volumes/data

# Without a shell and a package manager; "extra" has the time zones of conferences, which the smaller one lacks.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
ARG VERSION
ARG REVISION
ARG SOURCE
LABEL org.opencontainers.image.title="SessionboardMcp" \
      org.opencontainers.image.description="Connects AI assistants to Sessionboard over MCP. Not made by Sessionboard." \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.base.name="mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION" \
      org.opencontainers.image.source="$SOURCE"
COPY --from=build --chown=1654:1654 /image/volumes/ /
# Files and folder stay root's: who runs cannot change what runs. WORKDIR would make the folder for the user.
COPY --from=build /image/app/ /app/
WORKDIR /app
# Where it listens, for every command: health asks there, too. Logs are lines of JSON with the time in UTC. Nothing is written outside /data
# and /tmp, so that the root can be read-only; the runtime's own debugging socket is off.
ENV ASPNETCORE_HTTP_PORTS= \
    ASPNETCORE_URLS=http://0.0.0.0:8080 \
    DOTNET_EnableDiagnostics=0 \
    Logging__Console__FormatterName=json \
    Logging__Console__FormatterOptions__TimestampFormat=yyyy-MM-ddTHH:mm:ss.fffZ \
    Logging__Console__FormatterOptions__UseUtcTimestamp=true
USER 1654:1654
EXPOSE 8080
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 CMD ["dotnet", "SessionboardMcp.Server.dll", "health"]
ENTRYPOINT ["dotnet", "SessionboardMcp.Server.dll"]
# Reachable from outside, so with sign-in: without PublicUrl and an OAuth client it says what it lacks and ends.
CMD ["serve", "--data", "/data", "--urls", "http://0.0.0.0:8080"]
