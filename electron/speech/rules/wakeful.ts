/** What only somebody awake does: scolds, sings, asks for things, walks about, follows with the eyes. They widen `condition.ts`. */

const PRONOUN = "(?:he|she|they)(?:'s| is| has| are|'re| was|'d been)?"
const EASY =
  '(?:just |now |still |already |only |all |even |been |busy |too busy |here |right here |there |back |sat there |stood there |sat up |sitting up |up and |sitting here |standing there |currently |happily )*'
const DOING_EN =
  "(?:cuss\\w*|curs(?:ing|ed)|swearing|fuss(?:ing|es)|hollering|yelling|shouting|argu(?:ing|es)|telling|asking|asked for|jok(?:ing|es)|cracking jokes|singing|laughing|giggling|smiling|grinning|whin(?:ing|ges)|complaining|moaning about|correcting|apologi[sz]ing|texting|chatting|chuntering|muttering|babbling|rambling|nattering|sulking|bawling|sobbing|weeping|begg(?:ing|in)|demanding|insisting|refusing|pacing|walking|standing|stood (?:up|there|here|by)|sitting (?:up|here|there|in|on)|now sitting|sat up|sat (?:here|there) (?:with|eating|drinking|talking|holding)|up and about|climbed (?:down|out|up)|eating|drinking|sipping|watching (?:tv|telly|cartoons|me|us)|playing|scrolling|crawling|fighting (?:us|me) off|trying to (?:get up|stand|sit up|leave|talk|walk|fight|take|pull)|saying (?:bad|he|she|it|that|his|her)|wide eyed|looking (?:at|around|round)|waving|nodding|holding (?:his|her) own|following (?:my|the)|knows (?:it's|his|her|where|what|the)|remembers|understands|recogni[sz]es|wants to (?:know|go|sit|get|walk|leave)|got up on (?:his|her) own|got (?:himself|herself) up|walked (?:home|off|away|in|out))"
/** "Beggin' me", "hollerin'". */
const SPOKEN_EN = DOING_EN.replaceAll('ing', "in[g']")
const GERUND_ES =
  '(?:puteando|garabateando|echando (?:garabatos|chuchadas|tallas)|retand(?:o|ome|onos)|aleg\\w+ando|alegando|reclamando|contand(?:o|ome|onos)|conversando|preguntand(?:o|ome)|pidiend(?:o|ome)|riend(?:o|ose)|riendose|sonriendo|cantando|bromeando|tirando tallas|leyendo|jugando|viendo (?:la )?(?:tele\\w*|monitos|monos|el partido|dibujos)|mirando (?:a todos|(?:la )?tele\\w*|el celular|para todos)|comiend(?:o|ose)|tomando (?:agu\\w*|jugo|leche|te|desayuno|once)|caminando|haciendo senas|insultando|discutiendo|gateando|corriendo|rezando|chateando|hablando por|diciendo que|explicand(?:o|ome)|bailando|peleando con)'

/** Said of the patient by name, by pronoun or by nothing, as Spanish does. */
const SPANISH = [
  `\\b(?:esta|anda|sigue) [^.!?,]{0,40}, ?${GERUND_ES}\\b`,
  `\\b(?:esta|estan|anda|andan|sigue|quedo|se puso|lo tengo|la tengo|ahora|va|y|ahi|aqui|aca|acostad[oa]|sentad[oa]|si esta) (?:(?:bien|lo mas|re|muy|ahi|aqui|aca|ya|solo|hasta|medio|parad[oa]|sentad[oa]|acostad[oa]),? ){0,2}${GERUND_ES}\\b`,
  '\\b(?:me|nos) (?:sigue con (?:la vista|los ojos|la mirada)|esta (?:diciendo|contando|alegando|mirando|retando|preguntando|conversando)|apret(?:a|o) la mano)\\b',
  '\\b(?:entiende todo|se para sol[oa]|se paro sol[oa]|se levanto sol[oa]|quiere (?:irse|levantarse|pararse|comer|agua|ir al bano|que)|no quiere (?:ir(?:se)?|que|acostarse|moverse)|anda (?:en pie|de pie|caminando|maread[oa])|esta (?:bien )?(?:parad[oa]|de pie|en pie|sentad[oa](?: (?:conmigo|tomando|comiendo|al lado|aca|ahi))?|indignad[oa]|enojad[oa]|furios[oa]|lucid[oa]|orientad[oa])(?=[,.;!]| (?:y|pero|al|con|ahi|aca|conmigo|tomando|mirando|puteando|quejand))|con todas sus (?:luces|facultades)|bien (?:despiert|ubicad|orientad)[oa]|de lo mas (?:conversador|despiert|habilos|alegador)[a-z]*|no hay quien l[oa] (?:haga callar|calle|pare)|abre y cierra los ojos cuando le pido)\\b',
  '\\bdice que (?:si acaso|le (?:duele|molesta|aprieta|arde|cuesta)|se (?:siente|sintio)|tiene (?:sed|frio|hambre|ganas)|quiere|no quiere|esta bien|no se va|l[oa] (?:dejen|suelten)|(?:es |hoy es )?(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo))\\b',
  '\\b(?:canta|reclama|alega|garabatea|putea|conversa|entiende|camina)\\b(?=[,.;!]| (?:y|pero|harto|solo|sola|de|una|con|hasta|como))',
  '\\bl(?:e|o)s? (?:abrio|abre) (?:solo|sola)\\b|\\blos abrio\\b(?=[,.])',
].join('|')

const ENGLISH = [
  `\\b(?:${PRONOUN}|my \\w+(?:'s| is) (?:right )?here|, ?(?=telling|asking|cussing|laughing|joking|chatting|hollering|singing|smiling|grinning)) ${EASY}${SPOKEN_EN}(?!\\w)`,
  "\\b(?:he|she|they)(?:'s| has|'d)?(?: just)? (?:cussed|told (?:me|us) (?:his|her|what|where|it)|gave (?:me|us) a (?:thumbs|wave|nod|smile)|winked|nodded at|asked (?:me|us|where|what|who|if|for)|sat (?:straight |right |bolt )?up|spoke to|laughed|joked|answered me|said (?:his|her) name)\\b",
  "\\b(?:gave|gives|giving) (?:me|us) (?:a|the) (?:thumbs|wave|nod|smile)|\\banswering me (?:fine|ok|okay|all right|alright|normally|back)|\\beyes(?:'ve| have| are)? (?:just )?(?:come|came|popped|fluttered) open\\b|\\b(?:bad|good) words\\b",
  "\\b(?:lights|eyes) never (?:went|closed)|\\bnever (?:lost consciousness|passed out|blacked out|went out|fainted)|(?:didn't|did not|hasn't|wasn't|has not) (?:ever |actually )?(?:lose consciousness|lost consciousness|pass(?:ed)? out|black(?:ed)? out|faint(?:ed)?|knocked (?:out|cold))\\b",
  "\\b(?:he|she)(?:'s| is) (?:with it|with us|chatty|giving out|on (?:his|her) (?:phone|second|third|feet|way out)|in good spirits|making sense)\\b",
].join('|')

/** "Nunca perdió el conocimiento", "no se alcanzó a desmayar". */
const NEVER_OUT =
  '\\b(?:nunca|no|jamas|en ningun momento) (?:se )?(?:ha |alcanzo a |llego a )?(?:perdi(?:o|do) (?:el conocimiento|la conciencia)|se (?:desmayo|fue del todo)|desmay(?:o|ado|arse|ar)|quedado inconsciente|fue del todo)\\b'

export const WAKEFUL = new RegExp([SPANISH, ENGLISH, NEVER_OUT].join('|'), 'g')

/** Asked whether somebody is awake or clear in the head: "mad as a hornet", "más despierto que yo". */
export const WIDE_AWAKE =
  /\b(?:mad as|sharp as|bright as|fit as|right as|clear as|chatty as|full of (?:beans|chat|life)|never (?:shuts|stops|quit)|won't shut up|talking (?:my|our) ear|all there|totally with it|mas despiert[oa] que|lucid[oa]|ni (?:una )?pizca de sueno|indignad[oa]|enojad[oa]|furios[oa]|alegando|como lechuga|de lo mas (?:bien|conversador\w*|despiert[oa])|perfectamente|con todas sus luces|says? (?:to tell|he|she|that)|leaning over|correcting)\b/

/** The caller is the one who lies there, and says so in so many words. */
export const PATIENT_SPEAKS =
  /\b(?:i'm the patient|it's me(?: who| that| i'm|,)|it's for me|for myself|soy yo (?:el|la) (?:paciente|enferm[oa]|que)|es para mi\b|soy el paciente|soy la paciente)/

/** Asked whether consciousness was lost, or whether somebody lies senseless: a yes and a no turn round. */
export const ASKS_SENSELESS = /\b(?:inconsciente|desmayad[oa]|unconscious|unresponsive|out cold|sin conocimiento)\b/
export const ASKS_WHETHER_LOST =
  /\b(?:los[et] consciousness|loss of consciousness|pass(?:ed)? out|black(?:ed)? out|knock(?:ed)? out|faint(?:ed)?|perdi(?:o|do) (?:el conocimiento|la conciencia)|se (?:desmayo|ha desmayado|desvanecio))\b/
