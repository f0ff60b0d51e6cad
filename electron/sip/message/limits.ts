/** How much of a message is read before it is refused: a stranger decides what comes, we decide what it costs. */

/** Bytes of start line and headers. The largest INVITE met in the field (SIPREC with Identity) has 12 KB. */
export const HEAD_BYTES = 65_536
/** Bytes of a body: rs-metadata and PIDF-LO of a large conference stay under 64 KB. */
export const BODY_BYTES = 1_048_576
/** Lines of a head before they are unfolded. */
export const LINES = 2_048
/** Pieces of one value between `;` or `,`: the parameters of an address, the parts of a challenge. */
export const PIECES = 256
/** Characters of one address with name, URI and parameters; those with a passport or a token in them stay under 4,000. */
export const ADDRESS = 8_192
/** Header lines after lists are cut. */
export const HEADER_LINES = 1_024
/** Values of Via: a message that went through more is in a loop (§16.3 step 4). */
export const VIA_VALUES = 70
