#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What udhcpc runs for a client in a namespace: applies a lease, and writes what it was given to $LEASE_FILE.
case $1 in
    bound | renew)
        ip addr flush dev "$interface"
        ip addr add "$ip/${mask:-24}" dev "$interface"
        set >"$LEASE_FILE"
        ;;
esac
exit 0
