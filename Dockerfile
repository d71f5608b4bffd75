# syntax=docker/dockerfile:1
# One image per part: docker build --target <catalog|deployment|telemetry|alert|web|agent|demo> -t dynamote/<part> .
# All of them have their base, the runtime and the jars in common, so a node fetches those once.
ARG JDK=eclipse-temurin:25.0.3_9-jdk-noble@sha256:735baf2edc6cd6485240144a84fa4db142b9a6f47b4eb4080f31058d200f9813
ARG BASE=debian:trixie-20260918-slim@sha256:a99cfc517144bc59b1978475ec53b46ecabec7e43635402ee5b77cc54cd1b20a

# The same assembly as everywhere, at the place where it will lie. Not as root: Postgres, against which the services are
# trained, does not run as root.
FROM ${JDK} AS build
RUN mkdir /source /opt/dynamote && chown 1000:1000 /source /opt/dynamote
USER 1000:1000
ENV HOME=/home/ubuntu
WORKDIR /source
COPY --chown=1000:1000 . .
RUN --mount=type=cache,target=/home/ubuntu/.m2,uid=1000,gid=1000 \
    ./mvnw -B -q package -pl distribution -am -Ddynamote.image=/opt/dynamote \
    -Dmaven.test.skip=true -Dspotless.check.skip=true -Dmdep.analyze.skip=true

# Times of files stay as they are: the JVM compares them before it uses a cache.
FROM ${BASE} AS base
LABEL org.opencontainers.image.title="Dynamote" \
      org.opencontainers.image.description="Portal and control room for teams that serve language models on Kubernetes with NVIDIA Dynamo" \
      org.opencontainers.image.version="0.1.0" \
      org.opencontainers.image.base.name="docker.io/library/debian:trixie-slim"
COPY --from=build --chown=0:0 /opt/dynamote/runtime /opt/dynamote/runtime
COPY --from=build --chown=0:0 /opt/dynamote/bin /opt/dynamote/bin
COPY --from=build --chown=0:0 /opt/dynamote/sbom.json /opt/dynamote/sbom.json
ENV LANG=C.UTF-8
USER 65532:65532
WORKDIR /tmp
STOPSIGNAL SIGTERM
ENTRYPOINT ["/opt/dynamote/bin/dynamote-service"]

FROM base AS service
COPY --from=build --chown=0:0 /opt/dynamote/lib /opt/dynamote/lib
# A container is reached from outside of itself; who may reach it is the network's to say.
ENV MICRONAUT_SERVER_HOST=0.0.0.0 \
    DYNAMOTE_MANAGEMENT_HOST=0.0.0.0 \
    DYNAMOTE_LOG_FORMAT=json

FROM service AS catalog
COPY --from=build --chown=0:0 /opt/dynamote/service/catalog /opt/dynamote/service/catalog
EXPOSE 8081 8086
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD ["/opt/dynamote/bin/dynamote-health", "catalog"]
CMD ["catalog"]

FROM service AS deployment
COPY --from=build --chown=0:0 /opt/dynamote/service/deployment /opt/dynamote/service/deployment
EXPOSE 8082 8087
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD ["/opt/dynamote/bin/dynamote-health", "deployment"]
CMD ["deployment"]

FROM service AS telemetry
COPY --from=build --chown=0:0 /opt/dynamote/service/telemetry /opt/dynamote/service/telemetry
EXPOSE 8083 8088
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD ["/opt/dynamote/bin/dynamote-health", "telemetry"]
CMD ["telemetry"]

FROM service AS alert
COPY --from=build --chown=0:0 /opt/dynamote/service/alert /opt/dynamote/service/alert
EXPOSE 8084 8089
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD ["/opt/dynamote/bin/dynamote-health", "alert"]
CMD ["alert"]

FROM service AS web
COPY --from=build --chown=0:0 /opt/dynamote/service/web /opt/dynamote/service/web
EXPOSE 8080 8085
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD ["/opt/dynamote/bin/dynamote-health", "web"]
CMD ["web"]

# On every host, so without the jars of the services.
FROM base AS agent
COPY --from=build --chown=0:0 /opt/dynamote/lib/host-agent-*.jar /opt/dynamote/lib/events-*.jar \
     /opt/dynamote/lib/jackson-core-*.jar /opt/dynamote/lib/jspecify-*.jar /opt/dynamote/lib/
COPY --from=build --chown=0:0 /opt/dynamote/service/agent /opt/dynamote/service/agent
# Samples that wait for telemetry-service: a volume, else they are lost with the container.
USER 0:0
RUN install -d -m 0700 -o 65532 -g 65532 /var/lib/dynamote-agent
USER 65532:65532
VOLUME /var/lib/dynamote-agent
# There is no smartctl in the image.
ENV DYNAMOTE_AGENT_DRIVES_TOOL=""
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["/opt/dynamote/bin/dynamote-health", "agent"]
CMD ["agent"]

# A simulated cluster and what happens on it, for whoever tries a portal out: docs/install.md. In no other image is anything simulated.
FROM service AS demo
COPY --from=build --chown=0:0 /opt/dynamote/service/demo /opt/dynamote/service/demo
ENV DYNAMOTE_DEMO_CLUSTER_HOST=0.0.0.0
EXPOSE 8094
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["/opt/dynamote/bin/dynamote-health", "demo"]
CMD ["demo"]
