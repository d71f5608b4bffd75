# Finds a Java 25 and exports JAVA_HOME. Sourced by dynamote-agent; unlike .mvn/jdk.sh a runtime without compiler is enough.
dynamote_java_ok() {
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] && grep -Eq '^JAVA_VERSION="(2[5-9]|[3-9][0-9])' "$1/release"
}

dynamote_find_java() {
  if [ -n "${JAVA_HOME-}" ] && dynamote_java_ok "$JAVA_HOME"; then
    return 0
  fi
  dynamote_java=$(command -v java 2>/dev/null) && dynamote_java=$(readlink -f "$dynamote_java" 2>/dev/null) || dynamote_java=
  for dynamote_home in "${dynamote_java%/bin/java}" "$home/jre" /usr/lib/jvm/* /usr/local/lib/jvm/* /opt/java/* /opt/jdk*; do
    if dynamote_java_ok "$dynamote_home"; then
      JAVA_HOME=$dynamote_home
      export JAVA_HOME
      return 0
    fi
  done
  echo 'dynamote-agent needs a Java 25: install one (for example Eclipse Temurin 25) or set JAVA_HOME to it.' >&2
  return 1
}

dynamote_find_java || exit 69
