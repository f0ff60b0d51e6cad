/** When a machine's confidence is worth showing, and how many bars it gets. */

/** Under this a word or a value is drawn as doubtful; 0 to 1. */
export const LOW_CONFIDENCE = 0.7
/** Under this the figure is written beside a line; 0 to 1. */
export const SURE = 0.9

export const barsOf = (confidence: number): 1 | 2 | 3 => (confidence >= SURE ? 3 : confidence >= LOW_CONFIDENCE ? 2 : 1)

/** Services of the room may send 0 to 1 or 0 to 100. */
export const toUnit = (confidence: number): number => (confidence > 1 ? confidence / 100 : confidence)
