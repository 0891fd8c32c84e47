#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# build.sh FOLDER: makes FOLDER/vmlinuz and FOLDER/initrd.img, a discovery image of about 10 MB, of Debian's packages.
# Nothing is installed. Status 3: the kernel's package could not be downloaded.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
out=$1
mkdir -p "$out"
work=$(mktemp -d "$out/work.XXXXXX")
trap 'rm -rf "$work"' EXIT

# The cloud flavour unpacks itself fastest; its virtio drivers are modules.
package=$(apt-cache depends linux-image-cloud-amd64 | awk '/Depends: linux-image/ { print $2; exit }')
[ -n "$package" ] || exit 3
(cd "$work" && apt-get -qq -o APT::Sandbox::User=root download "$package") || exit 3
dpkg -x "$work/$package"_*.deb "$work/kernel"
version=$(ls "$work/kernel/lib/modules")
depmod -b "$work/kernel" "$version"

# The kernel itself calls /sbin/modprobe.
root=$work/root
mkdir -p "$root"/{bin,dev,etc,proc,root,run,sys,tmp,usr/lib/ssl,lib64,"lib/modules/$version"}
ln -s bin "$root/sbin"
cp "$(command -v busybox)" "$root/bin/busybox"
busybox --list | grep -vx busybox | while read -r applet; do ln -s busybox "$root/bin/$applet"; done

for module in virtio_pci virtio_net virtio_rng; do
    modprobe -d "$work/kernel" -S "$version" --show-depends "$module" 2>/dev/null | awk '/^insmod/ { print $2 }' || true
done | sort -u | while read -r file; do
    install -D -m 644 "$file" "$root/${file#"$work/kernel/"}"
done
cp "$work/kernel/lib/modules/$version"/modules.{order,builtin,builtin.modinfo} "$root/lib/modules/$version/"
depmod -b "$root" "$version"

# curl verifies addresses in certificates, which wget does not.
curl=$(command -v curl)
cp -L "$curl" "$root/bin/curl"
ldd "$curl" | grep -o '/[^ ]*' | while read -r library; do
    install -D "$library" "$root$library"
done
: >"$root/usr/lib/ssl/openssl.cnf"

install -m 755 "$here/init" "$root/init"
install -m 755 "$here/lease" "$root/etc/lease"
(cd "$root" && find . -print0 | LC_ALL=C sort -z | cpio -0 -o -H newc --quiet) | zstd -q -9 -T0 -o "$work/initrd.img"
cp "$work"/kernel/boot/vmlinuz-* "$out/vmlinuz"
mv "$work/initrd.img" "$out/initrd.img"
