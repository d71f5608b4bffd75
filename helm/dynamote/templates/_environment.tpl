{{/* Environment of a service: (dict "root" $ "component" "web" "facts" $facts) */}}
{{- define "dynamote.environment" -}}
{{- $root := .root -}}
{{- $values := $root.Values -}}
{{- $component := .component -}}
- {name: MICRONAUT_SERVER_HOST, value: 0.0.0.0}
- {name: DYNAMOTE_MANAGEMENT_HOST, value: 0.0.0.0}
- {name: DYNAMOTE_LOG_FORMAT, value: json}
{{- include "dynamote.environment.kafka" $root | nindent 0 }}
{{- if .facts.database }}
{{- include "dynamote.environment.postgres" . | nindent 0 }}
{{- end }}
{{- if eq $component "web" }}
{{- range $name, $facts := fromYaml (include "dynamote.services" $root) }}
{{- if ne $name "web" }}
- name: DYNAMOTE_SERVICES_{{ upper $name }}_URL
  value: http://{{ include "dynamote.host" (dict "root" $root "component" $name) }}:{{ $facts.port }}
{{- end }}
{{- end }}
- name: DYNAMOTE_WEB_HOSTS
  value: {{ include "dynamote.portalNames" $root | quote }}
{{- else if eq $component "deployment" }}
{{- with $values.cluster.namespaces }}
- {name: DYNAMOTE_CLUSTER_NAMESPACES, value: {{ join "," . | quote }}}
{{- end }}
{{- else if eq $component "telemetry" }}
- {name: DYNAMOTE_TELEMETRY_SCRAPE_THROUGH, value: {{ ternary "api-server" "pods" $values.telemetry.scrapeThroughApiServer }}}
{{- if $values.telemetry.hostsFile }}
- {name: DYNAMOTE_TELEMETRY_HOSTS_FILE, value: /etc/dynamote/hosts/hosts.yaml}
{{- end }}
{{- else if eq $component "alert" }}
- name: DYNAMOTE_ALERT_SECRET_KEY
  valueFrom: {secretKeyRef: {name: {{ $values.secrets.alert.name }}, key: {{ $values.secrets.alert.key }}}}
{{- with include "dynamote.portalUrl" $root }}
- {name: DYNAMOTE_PORTAL_URL, value: {{ . | quote }}}
{{- end }}
{{- end }}
{{- range $key, $value := (index $values $component).config }}
- name: {{ $key | upper | replace "." "_" | replace "-" "_" }}
  value: {{ include "dynamote.text" $value | quote }}
{{- end }}
{{- end -}}

{{/* A value as text; numbers of a values file are floats, and a large one would come out as 6.7108864e+07. */}}
{{- define "dynamote.text" -}}
{{- if and (kindIs "float64" .) (eq (floor .) .) -}}{{ int64 . }}{{- else -}}{{ . }}{{- end -}}
{{- end -}}

{{- define "dynamote.environment.kafka" -}}
{{- $kafka := .Values.kafka -}}
{{- if $kafka.bundled.enabled -}}
- name: DYNAMOTE_KAFKA_BOOTSTRAP_SERVERS
  value: {{ include "dynamote.host" (dict "root" . "component" "kafka") }}:9092
- {name: DYNAMOTE_KAFKA_REPLICATION_FACTOR, value: "1"}
{{- else -}}
- {name: DYNAMOTE_KAFKA_BOOTSTRAP_SERVERS, value: {{ $kafka.external.bootstrapServers | quote }}}
- {name: DYNAMOTE_KAFKA_REPLICATION_FACTOR, value: {{ $kafka.external.replicationFactor | quote }}}
{{- if $kafka.external.clientSecret }}
- {name: DYNAMOTE_KAFKA_CLIENT_FILE, value: /etc/dynamote/kafka/client.properties}
{{- end }}
{{- end }}
{{- end -}}

{{- define "dynamote.environment.postgres" -}}
{{- $secret := .root.Values.secrets.postgres -}}
{{- $postgres := .root.Values.postgres -}}
{{- $external := $postgres.external -}}
{{- if $postgres.bundled.enabled -}}
- name: DYNAMOTE_POSTGRES_URL
  value: jdbc:postgresql://{{ include "dynamote.host" (dict "root" .root "component" "postgres") }}:5432/dynamote
{{- else -}}
{{- $parameters := list (printf "currentSchema=%s" .component) (printf "sslmode=%s" $external.sslMode) -}}
{{- if $external.caSecret }}{{ $parameters = append $parameters "sslrootcert=/etc/dynamote/postgres/ca.crt" }}{{ end -}}
# With parameters the whole address is given, the service's own schema in it.
- name: DATASOURCES_DEFAULT_URL
  value: jdbc:postgresql://{{ $external.host }}:{{ $external.port }}/{{ $external.database }}?{{ join "&" $parameters }}
{{- end }}
- name: DYNAMOTE_POSTGRES_USERNAME
  valueFrom: {secretKeyRef: {name: {{ $secret.name }}, key: {{ $secret.usernameKey }}}}
- name: DYNAMOTE_POSTGRES_PASSWORD
  valueFrom: {secretKeyRef: {name: {{ $secret.name }}, key: {{ $secret.passwordKey }}}}
{{- end -}}

{{/* Names by which the portal may be reached: it refuses others, because of DNS rebinding. */}}
{{- define "dynamote.portalNames" -}}
{{- $short := printf "%s-web" (include "dynamote.fullname" .) -}}
{{- $inNamespace := printf "%s.%s" $short .Release.Namespace -}}
{{- $names := list $short $inNamespace (printf "%s.svc" $inNamespace) (printf "%s.svc.cluster.local" $inNamespace) -}}
{{- if .Values.ingress.enabled }}{{ $names = append $names .Values.ingress.host }}{{ end -}}
{{- concat $names .Values.web.hosts | uniq | join "," -}}
{{- end -}}

{{- define "dynamote.portalUrl" -}}
{{- if .Values.portalUrl -}}
{{- .Values.portalUrl -}}
{{- else if .Values.ingress.enabled -}}
{{- printf "%s://%s" (ternary "https" "http" (ne .Values.ingress.tlsSecret "")) .Values.ingress.host -}}
{{- end -}}
{{- end -}}
