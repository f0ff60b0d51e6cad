/** Common words of Spanish and English, without accents: what is on these lists is heard as itself and is not taken for a name. */

import met from './wordsMet.json' with { type: 'json' }

const ES = `
a al algo alguien algun alguna algunas alguno algunos alla alli alo alta alto altiro alrededor amable amarilla amarillo ambos ambulancia amiga amigo ancha ancho anda andaba andamos andan ando anoche anos ano antes apague aparte apenas aprete apriete apura apure apurense aqui aca arriba asi asiento asma atencion atras atrapada atrapado atrapados aunque auto autos ave avenida avisar aviso ay ayer ayuda ayudan ayudar ayude ayudeme azucar azul
baja bajo banco bano barrio bastante bebe bebida bencina bencinera bien blanca blanco boca bolsa bomba bomberos borracho botada botado brazo brazos buena buenas bueno buenos bus busco
cabeza cabra cabro cada cae cafe caida caja cajas calle calma cama camina caminar camino camion camioneta campo cancha cansada cansado cara carabineros carnet carretera casa casas casi caso cayo celeste central centro cerca cerquita cero cerrada cerrado cerro chao chica chico chiquita chiquitito choco choque cien cierto cinco cincuenta cinta ciudad clara claro clinica cocina codo colegio color comadre comer comida comio como compadre completa completo comuna con condominio conmigo consciente conserje consultorio contesta contigo control corazon corre correcto corta cortado cortar corto cosa cosas costado costilla creo cruce cruz cuadra cuadras cual cuando cuanta cuantas cuanto cuantos cuarenta cuarto cuatro cuatrocientos cubra cuchillo cuello cuenta cuento cuerpo cuesta cuidado cumple cunada cunado curado
da dale dando dar de deje dejo del delante dentro departamento depto derecha derecho desde desmayada desmayado desmayo despacio despierta despierto despues detras dia diabetes diabetica diabetico dias dice dicen dieciseis diecisiete dieciocho diecinueve diez digame digo dio dios direccion disculpe doce doctor doctora dolor dolores domingo don dona donde dos doscientos ducha duele dueno durmiendo dura duro
e edad edificio eh ejemplo el ella ellas ellos emergencia empezo en encima encontre encontro enferma enfermedad enfermera enfermo enfrente entonces entra entrada entrar entre entro equivocado era eran eres es esa esas escalera escuche escucha escucho ese eso esos espalda espera espere esposa esposo esquina esta estaba estaban estabamos estamos estan estar estas este esto estos estoy estuvo exactamente exacto
falta familia farmacia favor fea feo ferreteria fiebre fierro fin fondo fondo frente fria frio fue fuego fuera fueron fuerte fuerza fui fumando funcionario
garganta gas gato gente gente gira golpe golpeo gracias grande grave gravemente gringa gringo gris grita gritando grito grua guagua guardia guata gusta
ha haber habia habla hablando hablar hable hace hacen hacer hacia haga hagame hago haciendo han harta harto hasta hay haya he hecho helada helado herida herido heridos hermana hermano hielo hija hijo hijos hinchada hinchado hizo hola hombre hombro hora horas hospital hoy hubo hueso huevo humo
iba ido igual importante incendio inconsciente inhalador insulina interior inyeccion ir izquierda izquierdo
jardin jefa jefe joven jovencita jovencito jueves jugando jugo junto justo juventud
kilometro kilometros kilos
la labios lado ladrillo ladrones las largo lastima le leche lejos lengua lenta lento les letrero levanta levantar liceo limpio linea llama llamada llamando llamar llame llamo llave llega llegan llegando llegar llegaron llego lleva llevamos llevo llora llorando lo loca loco local locomocion lomo los luces luego lugar lunes luz
madre maestra maestro mal mala malo mama mami manana manda mande mando mano manos mantenga mas mayo mayor me medicamento medicamentos medico medida medio mejor menor menos mes mesa meses metro metros mi micro miedo miercoles mientras mil minuto minutos mio mire mis misma mismo momento morada morado moto motor mover moviendo movil mucha muchas mucho muchos mueble muere mueve mujer muneca muriendo murio muy
nada nadie nariz necesita necesitamos necesito envio negocio negra negro ni nina ninas ninguna ninguno nino ninos no noche nombre normal norte nos nosotros nota noventa novecientos novia novio nueve nuevo numero nunca
o ochenta ocho ochocientos ocurrio ocurre oiga ojo ojos olor once operada operado oriente oscuro otra otras otro otros oye
pa paciente padre pagina palida palido palo pan pantalon papa papel papi para parada parado parar pareja parece pared paro parque parte pasa pasada pasado pasaje pasando pasar pase paso pastilla pastillas patio patrulla pecho pega pegado pego peleando pelo pena pequena pequeno perdio perdon perdone pero perro persona personas pesa peso pidiendo pie piel pierna piernas pieza pinta piscina piso pistola plaza poblacion poca pocas poco pocos podemos polola pololo ponga pongale poniente pongo por porfa porque porton posicion posible practicamente pregunta presion prima primer primera primero primo principal problema problemas profesor profesora pronto propia propio pucha puede pueden puedo puente puerta pues pulso punto puro puras puros puso
que queda quedo quema quemando quemo quien quiere quiero quince quinientos quinta quinto quiosco
radio rapida rapidito rapido raro rara rato reaccion reacciona recien recibe recta referencia refugio regular reja remedio remedios respira respiraba respiracion respirando respirar responde ropa roja rojo ronca ronquido rosada rota roto ruido ruta
sabado sabe saber sabes sabia saca sacar sala sale saliendo salio salir saltando saltar saluda salud sangra sangrando sangre se sea seco sector segundo segura seguro seis seiscientos sentada sentado senor senora senores senorita sentido ser serena servicio sesenta setecientos setenta si siempre siento siete sigue sillon silla sin sino siquiera sirve sitio sobre sobrina sobrino sola solito solo son soy su suave subida subir sucede suelo suena suegra suegro suelta suerte super supermercado sur sus susto suya suyo
tal tambien tampoco tan tanta tanto tarde tata te techo telefono temprano tenemos tener tengo tenia tercer tercera tercero termino tia tiempo tiene tienen tierra tina tio tipo tira tirada tirado tirando tiritando toalla tobillo toca toda todas todavia todo todos toma tomaba tomando tomar tome tomo torre tos tose tosiendo trabaja trabajando trabajo trae traigo tranquila tranquilo trece treinta tres trescientos tu tus tuvo
u ultima ultimo un una unas uno unos urgencia urgente usa usar usted ustedes uy
va vaya vamos van varias varios vas vaso ve vea vecina vecino vehiculo vein veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve vemos ven venga vengan venia venta ventana veo ver verdad verde vereda vez veces vida vidrio vieja viejita viejito viejo viene vienen viernes vino vio violencia vista viva vive viven vivo vomitando vomito voy voz vuelta
y ya yendo yo zapato
media medias medios muchacho muchacha desmaya levantada malla vende final mujeres hombres ciento doscientas quinientas veintiun dedo dedos lados edades marea bota cortada espero debajo metio anticoagulante ahoga hincha perdido moviles metan sigan hagan usar parir dosis abuela abuelita abuelito abuelo adulto agua alarma algodon almacen amarre ambas animo anticonceptivas aguanta aguante acuerdo adelante adentro afuera ahi ahogada ahogado ahogando ahora aire
empeora enseguida entregue esperando esperen espuma fijese fractura grados guarda hinchazon inyecta latidos ligero liquido manden mandar manejando mandamos mascota moretones muchachos nacer nacio nana naranja necesitan nervios nerviosa nerviosa nieta nieto paramedico parir parto pinchazo pitbull polvo prenda preocupe puntada quede quedese quemadura rescate revise revisa rodilla sabemos sabiamos saque siga soplar sople subio sufre supongo tapa tenga timbre tipo tomado trabado trate tuvieron vecinos velocidad ventilacion vieron vinieron viste volcado volco vuelva vuelve
abajo abeja abejas abierta abierto abiertos abra abracelo abrales abran abre abri abriguelo abriguenla abriguenlo abriguese abrio abrir acaba acabo acaros acaso accidente acenocumarol acerque acerquen acido acomoden acompane
acompano acosto acueste acuestela acuesto adormilada aerocamara afloje agarra agarro agitado agosto agravo agrego agresor aguijon aguita ah ahogar alcance alcanza alcanzo alcohol alejamiento alivio almohada almorzar almuerzo
altavoz altura alumna amanecio amiodarona amor amoxicilina ampollas ancianos andamio andar anitos anote antebrazo antecedentes antejardin antigua antiinflamatorios aparato aparenta apoderado apoyado aprendi apretar apretaran apreto
aprieta apuren armando arrastrandome ascensor asmatico asoma asustada asustado ataco ataque ataques atenolol atorvastatina auricular autoinyector auxiliar avanzada avanzado avisa avisado avisarles avise avisele avispa ayudo ayunas
bajar balon banca bane barbaridad barrera base basica basico bateria beber bendiga berma bicicleta bipolaridad bisoprolol blando botella botilleria boto boton brota budesonida buen busca buscar caballero cabe cabecita cabina cables
cadera cai calcula calles cambia cambiense cambio camilla camine camisa cardiaca cardiaco cargo carita carne cartera carton carvedilol casco caseta catedral catorce cefalexina celular centimetros cerrara cerre cervezas cesarea
chaqueta charco chiquitita chofer choqueado chueca cierra cierre cilindro cintura cinturon circulos citofono clavo clopidogrel codigo colectivo colesterol colgante colgar comenzo comience companero comprar comprima comprimir
comunico concesionaria conductor confiar confirma confundi confundida confundido conoce conocida conocimiento conserjeria consulta contestar conteste controla conversa coordina cordon corra corregido correo corrido corte cortes
cortito covid crema crisis cronica cualquier cuelgue cuente cuenteme cuida cumplio cumplir cuneta dada dado dan darla darlo debe decaido decir decirmelo deja dejado dejar dejen demasiado demora demoran demorar demoren den
deportista derechita derechito des desabrochese desayuno descarga descargar descargo despachado despache despacho despacito despeje despierte desplomo diarios dicho dientes dieron diga digan dije dijo dile dipirona directo
distancia domicilio dormia dormida dormido doy duerme empiece empuje enalapril encierrese encuentran enderecen enfermeria enreda enrede entera entero enterrado entiende entran entrecortado entren equipo equipos equivoco equivoque
escala escoba escuchan escuchar espasmos esperable estacionado estacionamiento estado ex exacta excelente exponga falda familiar feria ficha firme flaco flojita fluoxetina fluticasona forma fosforo frazada fritas frotele fuertes
fumador fumadora fume funciona ganas garita gimnasio golpes gotas grabada grandes gruesa guaguita guarde guardelas guarden guatita hablan hablo habra hambre hara helicoptero hemos hervidor hice hijita hincho hipotiroidismo hogar
hombrecito hospitalizado humeda humedo hunda hunde hunden ibuprofeno ida idea inclinada inclinado incoherencias infartos inmediato inspectora insuficiencia intenso intentado intermitentes isapre juegos ladito lago laguna lapiz
lateral latex lena lesionado letra levante levantele levanto levetiracetam levotiroxina libre limpia limpias litio living llamela llamen llegue lleguen llena llevar llevelo llorar llore lloro lucida lucido madera maleta mamadera
mandibula maneje mani manzana maquinita marca marco marido mariscos marque masaje matar matrona mediaguas medianoche medicas medirle mejora mejorar mejore meta mijita mira mirar mitad modelo mojada moleste molestia monton mordio
motociclista motorista movia movimientos muelle muerto mueva muevan muevo municipal municipalidad muslo na naricera necesitar necesite neosintrom nervioso nietecito nieve nifedipino ningun ninita nivel noches nombres normalidad
obra oficina oido ok olia ombligo omoplatos orden orientada orilla pacos padece pago palabra palabras palma panaderia pano panos panza paracetamol parches pare parejito partido partio pasillo pasta pasto peaje pedazo pedido pedir
pegue peguele peligro pelito pellizco pelota pensado peor pepperoni perfecta perfecto permanente permite perrito personal pescado pestillo petroleo pico pido piedra pierde pincha pisco pista pito pizza pizzeria playa pobrecito
polera poleron pone ponen pongan poquito porteria poste postrado prednisona preguntele prematuro prendan prende prendido prendo prepare prevision profes provoque psicologa psiquiatra pueda puesto puje pulgas pulmones puno pura puse
quebro quedate queja querer queria queso quetiapina quieto quiso real reales reanimador receta recetas recomendada reconoce reconocio recreo recuestela redondo registrado relevar remezco repente repita repite resbalo resbalosa
resfriada residente respire respiro responder restaurante retorno reviente revisar revisen rinon rueda ruidito sabana saben saco sacude salbutamol salen salga sali saliva salsa saludo salvo sangrar sanita sanito sano saquen satura
saturometro secas sede seguido seguir segun segunda semanas semi senas sendero sente sento sepa sertralina sido siente sientela sienten sientese sigo silencio silicona sintomas sirena social socio soltar sombra somos sonido sono
soplos stent stents suba suban sube sudado suelte suelto sujete sujetela sujetele sujeten sulfa suspira taller talon tape tapela tapelo tapelos tapenlo tardes tarjeta taxi taxista taza tecla tecnico teleserie temperatura tendra
tenido terminado terrible terror tetera tibia tibios tienes tiesa tiotropio tirar tire tirita tiro tiroides tocado tocar tonta toque torniquete toser tosio traga tragar trago trague traje tramo tranquilidad trapo trata tratamiento
tremendo triangulos tropezo trozos tuerce tunel ubiquen unico uso uva vacia vacias valiente valproico valsartan vean veia venir verano verguenza vesicula veterinaria vi viendo viento vientre villa vitaminas viuda vives volver volvi
yodo zanja
`
const EN = `
a able about above across actually adult after again ago ahead air aisle alarm alert alive all allergic allergies allergy almost alone along already alright also always am ambulance an and another answer any anybody anyone anything apartment are area arm arms around arrived as asked asking asleep asthma at attack avenue awake away
baby back bad bag barely barn bath bathroom be bear because bed bedroom been before behind being belly belt bend better between big bike bit black bleed bleeding block blocks blood blue body both bottle bottom bought box boy boyfriend break breath breathe breathing bridge bring broke broken brother brought brown building bus business but by
call called calling calm came can can't cannot car care carefully cause center centre chair check chest child children choking church city clean clear close closer closest closed clothes coat cold color come comes coming conscious cool corner cough coughing could couldn't couple cousin crash crying cup cut
dad daddy damp dark daughter day days dead did didn't died different difficult dinner dispatch do doctor does doesn't dog doing don't done door down drink drinking drive driver driving drop dropped drove drugs drunk dry during
each ear ears easier east eat eating eight eighteen eighty either elderly eleven else emergency empty end engine enough entrance even ever every everybody everyone everything exactly eye eyes
face fall fallen falling family far fast father feel feeling feels feet fell felt female fever few field fifteen fifth fifty find fine finger fire first fit five flat floor foaming folks food foot for forehead forty found four fourteen fourth friend from front full
garage garden gas gate gave get gets getting girl girlfriend give given glass go god goes going gone gonna good got gotta grabbed grandad granddad grandma grandmother grandpa grandson granddaughter grass gray green grey ground guess gun mat guy guys
had hair half hallway hand hands hang happen happened happening hard hardly has hasn't have haven't having he he'd he'll he's head hear heard heart heavy held hello help her here hers herself hey hi high highway hill him himself his history hit hold holding hole home hospital hot hotel hour hours house how how's hundred hung hurry hurt hurting hurts husband
i i'd i'll i'm i've ice if in inhaler injured inside insulin intersection into is isn't it it'd it'll it's its
jacket jerking job junction just
keep keeping kept key keys kicked kid kids killed kind kitchen knee knees knife knocked know known knows
lady lake landing landmark large last late later lay laying leave leaving left leg legs less let let's letting lie life lift light lights like line lips listen little live lives living load loads located location lock locked long longer look looked looking looks lost lot lots loud low lower lunch lying
ma'am mad made main make makes making male man many massive matter may maybe me mean medical medication medications medicine meds meet men metal middle mile miles mind mine minute minutes miss missing moment mom mommy mother morning most mouth move moved moving mr mrs much mum mummy must my myself
name name's near nearby nearest neck need needs neighbor neighbour nephew never new next nice niece night nine nineteen ninety no nobody noise none north nose not nothing now number nurse
o'clock of off office often oh okay ok old on once one ones only onto open opened opening or other our ours out outside over overdose own oxygen
pain pale panic park parked parking part partner passed past patient paramedics people perfect person phone pick picked piece pills place plan please police pool possible post pounds power prescription pressure pretty probably problem problems promise properly pub pull pulled pulling pulse punched purple push pushed pushing put
quarter quick quickly quiet quite
ran rang rash rather reach ready real really red remember responding rest ride right ring river road rolled room round route run running
safe said same sat saw say saying says scared school screaming second see seeing seem seems seen seizure send sent service seven seventeen seventy several shaking she she'd she'll she's shock shop shot should shoulder shouting show sick side sign silver since single sir sister sit sitting situation six sixteen sixty skin sleep sleeping slow slowly slurred small smell smoke smoking snoring so soft some somebody someone something sometimes son soon sore sorry sort sound sounds south speak speaking speech spoke square stable stabbed stairs stand standing start started starting station stay staying still stomach stop stopped stopping store straight strange street stroke strong stuck student stung such suddenly sugar sure swallowed sweating sweaty swelling swollen
table tablets take taken takes taking talk talking tall tell telling ten than thank thanks that that's the their them themselves then there there's these they they'd they'll they're they've thing things think third thirteen thirty this those though thought thousand three throat through throwing tight till time times tired to today toe together told tongue tonight too took top toward towards town traffic trapped tried trouble truck try trying turn turned turning twelve twenty twice two type
uh um unconscious under underneath understand unit until up upper upstairs us use used using usually
van very voice vomiting
wait waiting wake waking walk walked walking wall wallet want wants warm was wasn't watch watching water way we we'd we'll we're we've weak wearing week weeks weight well went were weren't west wet what what's whatever wheel wheezing when where where's whether which while white who who's whole whose why wife will window with without woke woman women won't wood words work worked working works worse would wouldn't wound wrist wrong
yard yeah year years yellow yep yes yesterday yet you you'd you'll you're you've young your yours yourself
mill kinda knock hon bent site wide seat apart fade brick side lid lip bid mid hip hit hid bead beat heat meat neat rate rare bare care dare gave wave save tape tap cap cape hop hope erm er bloody lorry flatmate pavement motorway roundabout kerb mate lad lass love bloke nan gran grandpa grandparents teacher student manager coach pal buddy dude sweetheart honey
ache acid address advanced advised afraid afternoon against age ages agony albuterol alendronic alley ambulances amitriptyline amlodipine amoxicillin anemic anywhere apixaban arthritis atrial awesome aye baby's bang banged bees
bell beside best birth birthday blades blanket blistered blood's blows boss boy's boyfriend's breakfast breathing's busy button buzzer buzzer's bye bypass cake calmed carrot catch category chainsaw changes chapel cheers chew chippy
chopper clingy clinician code code's codeine colour comfortable company completely conditions confused cord coworker crane crew crew's crews crime cry curb cyclist dad's danger date deaf dear defibrillator deliver delivery
department depression desk diaper diapers door's downtown drowsy edoxaban eighty-four eighty-one eighty-six eighty-three emergencies en engine's engines everything's everywhere fentanyl fetch fifty-eight fifty-five fifty-six
firefighters fist floppy flops foot's football foreman's forty-four forty-one forward freely gap gasped gather gently gibberish girlfriend's gliclazide glucose goldfish gosh gotta grandpa's grape great grill groaned grown-up gulps
guy's gym hallway's head's headed health healthy heartbeat heavily helpful hip's hives hoodie hose husband's ibuprofen inches injury irregular jeans joke juice jump kill lad's landed least leg's library lisinopril list lorry's lump
man's manager's map medicines medics membership mental meter metformin metoprolol midnight midwife might minivan moaned monitor more mouth's moves muffled mum's mumbles mushroom must've nearly needle neighbor's nightstand
ninety-nine noisy normal nostril note nothing's nozzle nut officer officers opposite order ordered pads pants paracetamol parents pass peanuts pediatrician pen pepperoni perfectly pickup pictures pillowcase pink pizza pocket point
pop postcode's pregnancy press propane puffs purpose rain raise ramipril reached register regularly report require rescue retail rivaroxaban roof roommate roommate's rug rung runny scarf sense serious services seventies
seventy-eight seventy-nine shake shakes sharp short shortly shut sips siren sirens sixty-four sixty-nine sixty-one skin's sleepy slumped smile snore soaked somebody's somewhere son's soot speaker spray stairwell steak stick
struggles suite sulfa summat's summer support sweat switches tanks teddy's temperature terrible texted thigh thinners thirty-five thirty-four thirty-one thirty-three thirty-two throat's thrusts tie tighten tilt touch towel towels
treadmill trimethoprim truck's tub tummy twenty-eight twenty-four twenty-one twenty-seven twenty-six twenty-three tying uncle understandable unless upright voices walnuts warfarin waterworks weapons weird whatsoever wheelchair
whistle wife's word worktop wreck zero
`
const wordsOf = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Written down by hand. */
export const LISTED: Readonly<Record<'es' | 'en', ReadonlySet<string>>> = { es: wordsOf(ES), en: wordsOf(EN) }

/** Those, and what calls and marked lines write in small letters (`npm run learn:words`). */
export const COMMON: Readonly<Record<'es' | 'en', ReadonlySet<string>>> = {
  es: new Set([...LISTED.es, ...wordsOf(met.es)]),
  en: new Set([...LISTED.en, ...wordsOf(met.en)]),
}

/** Endings that names seldom have. */
const ENDINGS = {
  es: /.{3}(?:ando|iendo|yendo|mente|cion|ciones|aron|ieron|aba|aban|abamos|iamos|amos|emos|imos|arse|erse|irse|arlo|arla|erlo|erla|irlo|irla|arle|erle|andole|andolo|andola|endolo|endola|isimo|isima|itos|itas|ados|idos|adas|idas|adito|adita)$/,
  en: /.{3}(?:ing|ness|tion|ably|fully|ously|ently|antly|ally|ssed|pped|tted|lled|rted|sted|cked)$/,
}
/** Names that end like a verb. */
const NAMED_SO =
  /^(?:fernando|hernando|orlando|armando|rolando|ing|sterling|fleming|browning|manning|asuncion|concepcion|encarnacion|ramos|lemos)$/

/** Is this plain word one of the language, and not a name? */
export const isCommon = (word: string, tongue: 'es' | 'en'): boolean =>
  COMMON[tongue].has(word) || /\d/.test(word) || isFormed(word, tongue)

/** Plurals of common words, and Spanish verbs with their pronouns. */
const isFormed = (word: string, tongue: 'es' | 'en'): boolean =>
  (ENDINGS[tongue].test(word) && !NAMED_SO.test(word)) ||
  COMMON[tongue].has(word.replace(/(?<=.{3})(?:'s|s|es)$/, '')) ||
  (tongue === 'es' &&
    /.{2}[aeiou](?:r|n)?(?:me|se|le|te|nos)?(?:lo|la|le|los|las|les|se|me)$/.test(word) &&
    COMMON.es.has(word.replace(/(?:n|r)?(?:me|se|te|nos)?(?:lo|la|le|los|las|les|se|me)$/, '')))
