/** How awake somebody is, by the words that tell it: confused, roused by a call or by pain, wide awake. */

export const CONFUSED =
  /confund|desorient|perdid[oa]|no entiende|confus|drows|dormil|somnolient|sleepy|thinks (?:it's|he's|she's)|(?:solo |only )?(?:si|when|cuando) (?:uno |yo |i )?(?:le |la |lo )?(?:hab|talk|call|speak|grit|llam|shout)|responde su nombre|se queja(?! (?:\w+ )?del?\b)|sin sentido|(?:dice|habla) puras? \w+|gro+gy|half asleep|mumbl|out of it|making any sense|gibberish|balbuce|groan|moan|quejandose|adormilad|incoheren|hay que (?:hablar|gritar|remecer|mover)\w+ para que|le (?:digo|grito|hablo)[^.]{0,30}\by (?:ahi|recien) (?:abre|contesta|responde)/
/** Better, and not well: "un poquito más despierta". */
export const A_LITTLE_MORE =
  /\b(?:un poc\w+|algo|a (?:little |wee )?bit|a little|slightly) (?:mas|more) (?:despiert|conscient|reactiv|alert|awake|with it)/
export const TO_PAIN =
  /(?:pellizc|pellizqu|dolor|pinch|pain)[^,.]{0,25}(?:reacc|responde|mueve|movio|quej[ao]|abre|respond|react|move|groan|moan|open|flinch)|(?:solo|only|apenas|barely|abre los ojos|se queja|se mueve|reacciona|responde|opens?|groans?|moves?|flinch\w*|responds?)[^,.]{0,36}(?:pellizc|dolor|pinch|pain)/
/** Tried and got nothing back. */
export const UNANSWERING =
  /no (?:me |le |les )?(?:reacciona|responde|contesta|despierta)|unresponsive|not (?:respond|answer|wak)\w+|(?:won't|doesn't|don't) (?:wake|respond|answer)|can't wake/
export const WIDE =
  /despiert[oa]|lucid[oa]|orientad[oa]|conversa|de pie\b|alert|awake|conscient[ea]|hablando|me (?:mira|habla|contesta)|talking|panicking|conscious|(?:looking|staring) (?:right|straight|back) at|(?:he|she)'s asking|preguntando|joking/

/** Only a call opens the eyes: "si uno le habla abre los ojos", "he'll open his eyes if I holler". */
export const ROUSED =
  /hay que (?:hablar|gritar|remecer)\w+ para que|\bsi (?:uno |yo )?(?:le|lo|la) (?:hab|grit)\w+[^.]{0,12} (?:abre|contesta|responde)|\ble (?:digo|grito|hablo)\b[^.]{0,30}\by (?:ahi|recien) (?:abre|contesta|responde)|\b(?:he|she)(?:'ll)? opens? (?:his|her) eyes (?:if|when)\b/
