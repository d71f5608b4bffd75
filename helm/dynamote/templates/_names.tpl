{{/* Name of the release's objects; the longest component is put behind it. */}}
{{- define "dynamote.fullname" -}}
{{- if contains "dynamote" .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-dynamote" (.Release.Name | trunc 31 | trimSuffix "-") -}}
{{- end -}}
{{- end -}}

{{/* What selects the pods of a component. Never changes in the life of a release. (dict "root" $ "component" "web") */}}
{{- define "dynamote.selector" -}}
app.kubernetes.io/name: dynamote
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end -}}

{{/* Labels of every object. */}}
{{- define "dynamote.labels" -}}
{{ include "dynamote.selector" . }}
app.kubernetes.io/part-of: dynamote
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end -}}

{{/* metadata of an object of a component; more may follow. */}}
{{- define "dynamote.metadata" -}}
name: {{ include "dynamote.fullname" .root }}-{{ .component }}
namespace: {{ .root.Release.Namespace }}
labels:
  {{- include "dynamote.labels" . | nindent 2 }}
{{- end -}}

{{/* Facts about the services that no value changes. */}}
{{- define "dynamote.services" -}}
web: {port: 8080, metrics: 8085, database: false}
catalog: {port: 8081, metrics: 8086, database: true}
deployment: {port: 8082, metrics: 8087, database: true}
telemetry: {port: 8083, metrics: 8088, database: true}
alert: {port: 8084, metrics: 8089, database: true}
{{- end -}}

{{/* Image of a component: by digest where one is given. */}}
{{- define "dynamote.image" -}}
{{- $image := .root.Values.image -}}
{{- $digest := (index .root.Values .component).image.digest -}}
{{- $registry := ternary (printf "%s/" $image.registry) "" (ne $image.registry "") -}}
{{- $version := ternary (printf "@%s" $digest) (printf ":%s" (default .root.Chart.AppVersion $image.tag)) (ne $digest "") -}}
{{- printf "%sdynamote/%s%s" $registry .component $version -}}
{{- end -}}

{{/* Address of a service of the release, in the whole cluster. */}}
{{- define "dynamote.host" -}}
{{ include "dynamote.fullname" .root }}-{{ .component }}.{{ .root.Release.Namespace }}.svc
{{- end -}}

{{/* Whether a service talks to the API server. */}}
{{- define "dynamote.onCluster" -}}
{{- if or (eq .component "deployment") (and (eq .component "telemetry") .root.Values.telemetry.scrapeThroughApiServer) -}}true{{- end -}}
{{- end -}}
