/** What people call about that needs no ambulance: noise, keys, a cat in a tree, a prescription, a certificate, a ride to a check-up. */
const LOUD =
  '(?:musica|fiesta|carrete|bulla|ruido|karaoke|taladro|music|party|noise|stereo|drilling|fireworks|fuegos artificiales)'
const PAPER_ES =
  '(?:receta|certificado|licencia medica|examen(?:es)?|resultados?(?: del? \\w+)?|interconsulta|orden medica)'
const PAPER_EN =
  "(?:(?:repeat )?prescriptions?|refills?|sick ?notes?|fit ?notes?|test results?|lab results?|medical certificates?|doctor's notes?|referrals?)"
const ASK_ES =
  '(?:necesito|quiero|cuanto (?:demora|sale|falta)|queria|quisiera|puedo|podria|me pued\\w+|pueden|puede|renovar|pedir|retirar|donde|cuando|como|se me acabo|hacen|entregan)'
const ASK_EN = '(?:need|want|get|renew|like|have|order|about|pick up|refill|when|where|ran out of|run out of|can i)'
const PET =
  '(?:gat[oa]s?|gatit[oa]|perr[oa]s?|perrit[oa]|loro|tortuga|conejo|cat|kitten|dog|puppy|parrot|rabbit|hamster|tortoise)'

export const PETTY: RegExp = new RegExp(
  [
    `\\b${LOUD}\\b[^.!?]{0,40}(?:fuerte|volumen|no (?:me |nos )?(?:dej\\w+|puedo|podemos) (?:\\w+ )?dorm\\w+|al lado|a todo|a estas horas|molest\\w+)|ruidos? molestos?|(?:loud|blasting|noisy|deafening) (?:\\w+ )?${LOUD}|${LOUD}[^.!?]{0,40}(?:can't sleep|so loud|too loud|next door|keeping (?:me|us)|at this hour|all night)`,
    `\\b${PET}\\b[^.!?]{0,24}(?:arriba de|arriba en|en|subid[oa] a|trepad[oa] (?:a|en)) ?(?:un|el|al)? ?(?:arbol|techo|poste)|\\b${PET}(?:'s| is| has)? (?:\\w+ )?(?:up|in|on|stuck (?:up|in|on)) (?:a|the|my) (?:tree|roof|pole|chimney|drain)|se (?:me |le )?(?:perdio|escapo|arranco) (?:mi|el|la|un) ${PET}|\\b${PET} se (?:me )?(?:perdio|escapo|arranco)|\\b${PET}(?:'s| is| has)? (?:gone|went|been)? ?(?:missing|lost|run away|ran away|escaped)|lost my ${PET}`,
    `\\b${PET}\\b[^.!?]{0,20}(?:no (?:para|deja) de (?:ladrar|maullar)|ladra (?:toda|todo)|(?:won't|keeps|doesn't) (?:stop )?barking|barking)`,
    `\\b${ASK_ES} (?:\\w+ ){0,5}${PAPER_ES}\\b|\\b${ASK_EN} (?:\\w+ ){0,5}${PAPER_EN}\\b`,
    `(?:quedaron|deje|perdi|olvide) (?:\\w+ )?(?:las|mis) llaves (?:adentro|dentro|en)|quede (?:afuera|fuera) de (?:la|mi) casa|locked (?:myself|ourselves) out|lost my keys|locked out of (?:my|the|our)`,
    `se (?:nos |me )?(?:corto|fue) (?:la luz|el agua|el gas|internet|la electricidad)(?! y)(?= en mi casa[,.]| en (?:mi|toda la|el) (?:cuadra|barrio|sector|edificio)[,.]|[,.]? *$)|no (?:hay|tengo|tenemos) (?:luz|agua|internet) (?:en|desde)|(?:power|electricity|water|internet|wifi)(?:'s| is| has)? (?:\\w+ )?(?:out|off|gone|down) (?:at|in|since|on)\\b`,
    `auto (?:\\w+ )?(?:mal )?estacionado|(?:tapa|tapando|bloque\\w+|frente a) (?:mi|el) (?:porton|entrada|garage)[^.!?]{0,16}(?:auto|estacion)|parked (?:\\w+ )?(?:across|in front of|on|over|blocking) (?:my|our|the) (?:drive\\w*|garage|pavement|gate|spot|space)|blocking my drive\\w*`,
    `reclam\\w+ (?:por|de|contra)|(?:make|file|want|like) (?:\\w+ ){0,2}(?:a )?complain\\w*|(?:bin|rubbish|trash|garbage|recycling)(?:'s|s| is| has| have| hasn't| wasn't)? (?:\\w+ ){0,2}(?:collected|picked up|emptied)|\\bla basura\\b`,
    `(?:robaron|hurtaron|perdi) (?:el|mi|la|un) (?:celular|telefono|billetera|bicicleta|bici|mochila|cartera|auto|documentos?)[^.!?]{0,30}(?:ayer|denuncia|anoche|la semana|antes de ayer)|(?:phone|wallet|bike|bicycle|purse|bag|car|laptop|package)[^.!?]{0,16}(?:stolen|nicked|taken)[^.!?]{0,30}(?:yesterday|last (?:night|week)|report|days ago)|hacer (?:la|una) denuncia`,
    `(?:puedo|puede|se puede|podria) (?:tomar|mezclar|darle) \\w+ (?:con|y|estando)|(?:can|should|is it (?:ok|okay|safe)) (?:i|he|she|to) (?:take|mix|give|have) \\w+ (?:with|and|while|if)`,
    `que farmacia|farmacia (?:esta )?de turno|(?:which|what) (?:pharmacy|chemist)|(?:pharmacy|chemist)[^.!?]{0,16}open`,
    `(?:traslado|ambulancia|movil) (?:\\w+ ){0,6}(?:para|a) (?:(?:un|el|su|la|una|ir a?l?) ){0,2}(?:control|dialisis|kinesiologia|kine|examenes|radiografia|ecografia)\\b|(?:ride|transport|ambulance|lift) (?:\\w+ ){0,4}(?:to|for) (?:(?:my|his|her|a|an|the) )?(?:appointment|check-?up|dialysis|physio\\w*|clinic)\\b`,
  ].join('|'),
)
