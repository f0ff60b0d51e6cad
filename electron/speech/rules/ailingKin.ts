/** "Mi hija tiene fiebre, se llama Sofía": whoever ails is the one whose name follows; of kin who only stand by it would be their own. */
const KIN =
  '(?:mi|my) (?:hij[oa]|hijit[oa]|herman[ao]|vecin[ao]|marido|senora|son|daughter|neighbou?r)(?: (?:menor|mayor|chic[oa]|de \\d+ (?:anos|meses)))?'
const AILS = [
  'esta (?:muy |super |re )?(?:mal|grave|inconsciente|sangrando|herid[oa]|desmayad[oa]|morad[oa]|atrapad[oa]|tirad[oa]|convulsionando|ahogandose|atragantad[oa])',
  'tiene (?:mucha |harta |una |un )?(?:fiebre|convulsion\\w*|ataque|dolor|herida)',
  'se (?:me |nos )?(?:cayo|desmayo|quemo|corto|ahogo|atraganto|pego|intoxico|desvanecio|trago)',
  'no (?:me )?(?:respira|despierta|responde|reacciona|se mueve)',
  'convulsion[oa]|esta convulsionando|vomita|sangra|le (?:duele|dio)|choco',
  "(?:is|'s) (?:\\w+ )?(?:bleeding|choking|hurt|unconscious|unresponsive|not breathing|fitting|burned|burnt)|isn't (?:breathing|waking|responding)",
  "has (?:fallen|collapsed|had a|got a|a (?:fever|temperature|seizure))|fell|collapsed|passed out|can't breathe|won't wake|had a (?:fit|seizure|stroke|fall)",
].join('|')
const AILING = new RegExp(`\\b${KIN},? (?:que |who )?(?:${AILS})\\b(?!.*\\b(?:mi|my) )`)

/** `before` is what the sentence says before the name. */
export const ailingKin = (before: string): boolean => AILING.test(before)
