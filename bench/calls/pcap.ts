/** Counts what lies in a classic pcap file. */

const HEADER = 24
const RECORD = 16
/** "Where the bytes of the header are swapped" by https://www.tcpdump.org/manpages/pcap-savefile.5.html. */
const LITTLE: ReadonlySet<number> = new Set([0xa1b2c3d4, 0xa1b23c4d])

/** Whole packets in it; 0 for what is no such file. */
export function packetsIn(file: Buffer): number {
  if (file.length < HEADER) return 0
  const little = LITTLE.has(file.readUInt32LE(0))
  if (!little && !LITTLE.has(file.readUInt32BE(0))) return 0
  let packets = 0
  for (let at = HEADER; at + RECORD <= file.length; packets++) {
    const length = little ? file.readUInt32LE(at + 8) : file.readUInt32BE(at + 8)
    if (at + RECORD + length > file.length) break
    at += RECORD + length
  }
  return packets
}
