/** Draws that are exactly as frequent as they are said to be: a run that is short does not test another loss than the one on its label. */

/** True for just `share` (0 to 1) of every hundred draws, at random places among them. */
export function createLot(random: () => number, share: number): () => boolean {
  let left = 0
  let wins = 0
  return () => {
    if (left === 0) {
      left = 100
      wins = Math.round(share * 100)
    }
    const won = random() < wins / left
    left--
    if (won) wins--
    return won
  }
}
