{{/* Security of a pod; uid and group are those of its image. */}}
{{- define "dynamote.podSecurity" -}}
runAsNonRoot: true
runAsUser: {{ . }}
runAsGroup: {{ . }}
fsGroup: {{ . }}
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- define "dynamote.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end -}}

{{/* Where a component's pods may run: (dict "root" $ "component" "web") */}}
{{- define "dynamote.placement" -}}
{{- $pod := (index .root.Values .component).pod -}}
{{- with .root.Values.imagePullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- with $pod.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with $pod.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $pod.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $pod.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* Replicas keep apart where that is possible; a pod that cannot is better than none. */}}
{{- define "dynamote.spread" -}}
{{- $selector := include "dynamote.selector" . -}}
{{- range list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
- topologyKey: {{ . }}
  maxSkew: 1
  whenUnsatisfiable: ScheduleAnyway
  # Only pods of the same revision count, else a rollout would be spread by pods that are about to go.
  matchLabelKeys: [pod-template-hash]
  labelSelector:
    matchLabels:
      {{- $selector | nindent 6 }}
{{- end }}
{{- end -}}

{{/* Files of a service from Secrets and ConfigMaps: volumes, and where they are mounted. */}}
{{- define "dynamote.volumes" -}}
{{- $values := .root.Values -}}
- name: tmp
  emptyDir: {sizeLimit: 256Mi}
{{- if and (not $values.kafka.bundled.enabled) $values.kafka.external.clientSecret }}
- name: kafka
  secret:
    secretName: {{ $values.kafka.external.clientSecret }}
    defaultMode: 288 # 0440
{{- end }}
{{- if and .facts.database (not $values.postgres.bundled.enabled) $values.postgres.external.caSecret }}
- name: postgres
  secret:
    secretName: {{ $values.postgres.external.caSecret }}
    defaultMode: 288 # 0440
    items:
      - {key: ca.crt, path: ca.crt}
{{- end }}
{{- if and (eq .component "telemetry") $values.telemetry.hostsFile }}
- name: hosts
  configMap:
    name: {{ include "dynamote.fullname" .root }}-hosts
{{- end }}
{{- end -}}

{{- define "dynamote.mounts" -}}
{{- $values := .root.Values -}}
- {name: tmp, mountPath: /tmp}
{{- if and (not $values.kafka.bundled.enabled) $values.kafka.external.clientSecret }}
- {name: kafka, mountPath: /etc/dynamote/kafka, readOnly: true}
{{- end }}
{{- if and .facts.database (not $values.postgres.bundled.enabled) $values.postgres.external.caSecret }}
- {name: postgres, mountPath: /etc/dynamote/postgres, readOnly: true}
{{- end }}
{{- if and (eq .component "telemetry") $values.telemetry.hostsFile }}
- {name: hosts, mountPath: /etc/dynamote/hosts, readOnly: true}
{{- end }}
{{- end -}}
