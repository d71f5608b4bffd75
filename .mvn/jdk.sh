# Finds a JDK 25 and exports JAVA_HOME. Sourced by mvnw and dynamote, because the default java is often an older one.
# Order: JAVA_HOME as given, java on the PATH, then the usual install places.
dynamote_jdk_ok() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] && grep -Eq '^JAVA_VERSION="(2[5-9]|[3-9][0-9])' "$1/release"
}

dynamote_find_jdk() {
  if [ -n "${JAVA_HOME-}" ] && dynamote_jdk_ok "$JAVA_HOME"; then
    return 0
  fi
  dynamote_java=$(command -v java 2>/dev/null) && dynamote_java=$(readlink -f "$dynamote_java" 2>/dev/null) || dynamote_java=
  for dynamote_home in \
    "${dynamote_java%/bin/java}" \
    "${JAVA_HOME_25_X64-}" \
    /usr/lib/jvm/* \
    /usr/local/lib/jvm/* \
    /opt/java/* /opt/jdk* \
    "${HOME-}"/.sdkman/candidates/java/* \
    "${HOME-}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if dynamote_jdk_ok "$dynamote_home"; then
      JAVA_HOME=$dynamote_home
      export JAVA_HOME
      return 0
    fi
  done
  echo "Dynamote needs a JDK 25: install one (for example Eclipse Temurin 25 from https://adoptium.net) or set JAVA_HOME to it." >&2
  return 1
}

dynamote_find_jdk || exit 1
