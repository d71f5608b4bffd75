{{/* Peers: the pods of some components of this release. (dict "root" $ "components" (list "web")) */}}
{{- define "dynamote.peers" -}}
- podSelector:
    matchLabels:
      app.kubernetes.io/name: dynamote
      app.kubernetes.io/instance: {{ .root.Release.Name }}
    matchExpressions:
      - {key: app.kubernetes.io/component, operator: In, values: [{{ join ", " .components }}]}
{{- end -}}

{{/* Egress rule: names are asked of pods of any namespace, or of the cache that some clusters have on each node. */}}
{{- define "dynamote.egress.dns" -}}
- to:
    - namespaceSelector: {}
    - ipBlock: {cidr: 169.254.20.10/32}
  ports:
    - {protocol: UDP, port: 53}
    - {protocol: TCP, port: 53}
{{- end -}}

{{- define "dynamote.egress.kafka" -}}
{{- if .Values.kafka.bundled.enabled -}}
- to:
    {{- include "dynamote.peers" (dict "root" . "components" (list "kafka")) | nindent 4 }}
  ports:
    - {protocol: TCP, port: 9092}
{{- else -}}
- to:
    - ipBlock: {cidr: {{ .Values.networkPolicy.kafka.cidr }}}
  ports:
    {{- range regexFindAll ":[0-9]+" .Values.kafka.external.bootstrapServers -1 | uniq }}
    - {protocol: TCP, port: {{ trimPrefix ":" . }}}
    {{- end }}
{{- end -}}
{{- end -}}

{{- define "dynamote.egress.postgres" -}}
{{- if .Values.postgres.bundled.enabled -}}
- to:
    {{- include "dynamote.peers" (dict "root" . "components" (list "postgres")) | nindent 4 }}
  ports:
    - {protocol: TCP, port: 5432}
{{- else -}}
- to:
    - ipBlock: {cidr: {{ .Values.networkPolicy.postgres.cidr }}}
  ports:
    - {protocol: TCP, port: {{ .Values.postgres.external.port }}}
{{- end -}}
{{- end -}}

{{- define "dynamote.egress.apiServer" -}}
- to:
    - ipBlock: {cidr: {{ .Values.networkPolicy.apiServer.cidr }}}
  ports:
    {{- range .Values.networkPolicy.apiServer.ports }}
    - {protocol: TCP, port: {{ . }}}
    {{- end }}
{{- end -}}

{{/* What a service calls beside Kafka, Postgres and DNS. */}}
{{- define "dynamote.egress.web" -}}
{{- range $name, $facts := fromYaml (include "dynamote.services" .) }}
{{- if ne $name "web" }}
- to:
    {{- include "dynamote.peers" (dict "root" $ "components" (list $name)) | nindent 4 }}
  ports:
    - {protocol: TCP, port: {{ $facts.port }}}
{{- end }}
{{- end }}
{{- end -}}

{{- define "dynamote.egress.catalog" -}}{{- end -}}

{{- define "dynamote.egress.deployment" -}}
{{- include "dynamote.egress.apiServer" . }}
{{- end -}}

{{- define "dynamote.egress.telemetry" -}}
{{- if .Values.telemetry.scrapeThroughApiServer -}}
{{- include "dynamote.egress.apiServer" . }}
{{- else -}}
# Metrics of the frontends of models.
- to:
    - podSelector:
        matchExpressions:
          - {key: nvidia.com/dynamo-graph-deployment-name, operator: Exists}
      namespaceSelector:
        {{- with .Values.cluster.namespaces }}
        matchExpressions:
          - {key: kubernetes.io/metadata.name, operator: In, values: [{{ join ", " . }}]}
        {{- else }} {}
        {{- end }}
  ports:
    - {protocol: TCP, port: 8000}
{{- end }}
{{- if .Values.telemetry.hostsFile }}
- to:
    - ipBlock: {cidr: {{ .Values.networkPolicy.polledHosts.cidr }}}
  ports:
    {{- range .Values.networkPolicy.polledHosts.ports }}
    - {protocol: TCP, port: {{ . }}}
    {{- end }}
{{- end }}
{{- end -}}

{{- define "dynamote.egress.alert" -}}
{{- with .Values.networkPolicy.receivers -}}
- to:
    - ipBlock:
        cidr: {{ .cidr }}
        {{- with .except }}
        except: [{{ join ", " . }}]
        {{- end }}
  ports:
    {{- range .ports }}
    - {protocol: TCP, port: {{ . }}}
    {{- end }}
{{- end }}
{{- end -}}

{{/* Who calls a service: (dict "root" $ "component" "web") */}}
{{- define "dynamote.ingress" -}}
{{- $policy := .root.Values.networkPolicy -}}
{{- if ne .component "web" }}
- from:
    {{- $callers := ternary (list "web" "agent") (list "web") (eq .component "telemetry") }}
    {{- include "dynamote.peers" (dict "root" .root "components" $callers) | nindent 4 }}
  ports:
    - {protocol: TCP, port: http}
{{- end }}
{{- $others := ternary $policy.portalFrom (ternary $policy.telemetryFrom list (eq .component "telemetry")) (eq .component "web") }}
{{- with $others }}
- from:
    {{- toYaml . | nindent 4 }}
  ports:
    - {protocol: TCP, port: http}
{{- end }}
{{- with $policy.metricsFrom }}
- from:
    {{- toYaml . | nindent 4 }}
  ports:
    - {protocol: TCP, port: metrics}
{{- end }}
{{- end -}}
