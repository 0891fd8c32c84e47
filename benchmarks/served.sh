# SPDX-License-Identifier: Apache-2.0
# Read by the scenarios that measure the built server as a process: starts it on free ports and ends it with the scenario.
# Sets url (of the API), millwright (the process), work (a folder), pids (what ends with it), login, token. Environment: SERVER,
# MILLWRIGHT_HEAP.
server=${SERVER:-$here/../karaf-distribution/target/assembly/bin/millwright}
login=rocketskates:r0cketsk8ts

[ -x "$server" ] || {
    echo "skipped, the server is not built: mvn -q -DskipTests -pl karaf-distribution -am package" >&2
    exit 0
}

work=$(mktemp -d)
pids=
end() {
    # Each of them was started here.
    # shellcheck disable=SC2086
    [ -z "$pids" ] || kill $pids 2>/dev/null || true
    wait
    rm -rf "$work"
}
trap end EXIT
trap 'exit 1' INT TERM

free() {
    port=$(shuf -i 20000-31000 -n 1)
    while ss -tln | grep -q ":$port "; do port=$(shuf -i 20000-31000 -n 1); done
    echo "$port"
}

# Processor time of the server or of nginx and its workers, in hundredths of a second.
cpu() {
    for pid in "$1" $(cat "/proc/$1/task/$1/children"); do
        cat "/proc/$pid/stat"
    done | awk '/\)/ { sub(/.*\) /, ""); sum += $12 + $13 } END { print sum }'
}

api=$(free) static=$(free) shell=$(free)
"$server" --base-root="$work/base" --api-port="$api" --static-port="$static" -Dmillwright.shell-port="$shell" \
    --disable-dhcp --disable-binl --disable-tftp-server >"$work/server.log" 2>&1 &
millwright=$!
pids=$millwright
until grep -q 'ready in' "$work/server.log"; do
    kill -0 "$millwright" || { cat "$work/server.log" >&2; exit 1; }
    sleep 0.2
done
url=https://127.0.0.1:$api/api/v3
token=$(curl -sk -u "$login" "$url/users/rocketskates/token" | sed 's/.*"Token": *"\([^"]*\)".*/\1/')
