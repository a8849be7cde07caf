#!/bin/sh
# Cadangan: data di satu folder, kunci berkas di folder lain. Kunci yang lebih lama dari 7 hari dihapus, setelah yang
# baru selesai: itulah batas waktu penghapusan (docs/operations.md). Panggil: backup.sh FOLDER_DATA FOLDER_KUNCI
set -eu
umask 077
data=$1
keys=$2
now=$(date +%Y%m%d-%H%M%S)
mkdir -p "$data" "$keys"
"${PYTHON:-.venv/bin/python}" -m bot backup "$data/puspa-$now"
mv "$data/puspa-$now.kunci" "$keys/"
find "$keys" -name 'puspa-*.kunci' -mtime +6 -delete
