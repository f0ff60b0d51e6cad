/** What a listener would say of a line: the E-model of ITU-T G.107 with what RTP can tell. */

/** Default rating without any loss or delay (G.107 §7.7). */
const R0 = 93.2
/** Robustness of G.711 with concealment against random loss (G.113 Appendix I). */
const BPL = 25.1

/**
 * Mean opinion score from 1 to 4.4, an estimate.
 * @param line `loss` as a share 0 to 1 after the jitter buffer, `delayMs` from mouth to ear.
 */
export function estimateMos(line: { readonly loss: number; readonly delayMs: number }): number {
  const percent = 100 * Math.min(1, Math.max(0, line.loss))
  // Ie,eff with Ie = 0 (§7.5) and the usual approximation of Id: 177.3 ms is where echo-free delay begins to hurt (§7.4).
  const loss = (95 * percent) / (percent + BPL)
  const delay = 0.024 * line.delayMs + Math.max(0, 0.11 * (line.delayMs - 177.3))
  const r = Math.min(100, Math.max(0, R0 - loss - delay))
  const mos = 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6
  return Math.max(1, mos)
}
