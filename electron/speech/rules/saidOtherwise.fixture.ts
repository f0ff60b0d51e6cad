/** For tests: more ways of saying what raises each alert, written before the patterns that read them; one a line, as `alert|language|words`. */
export const OTHERWISE = `
cardiac_arrest_suspected|es|Mi abuelo no está respirando, está frío.
cardiac_arrest_suspected|es|Cayó al suelo y quedó sin respirar.
cardiac_arrest_suspected|es|No le veo respirar, está todo pálido y no me contesta.
cardiac_arrest_suspected|es|Se cayó de golpe y hace como unos ronquidos bien separados.
cardiac_arrest_suspected|es|Está tieso y no respira nada.
cardiac_arrest_suspected|es|No respira, no tiene nada de pulso.
cardiac_arrest_suspected|es|Se ahogó en la piscina, lo sacamos y no respira.
cardiac_arrest_suspected|es|Le están haciendo reanimación, le aprietan el pecho.
cardiac_arrest_suspected|es|Lo encontramos colgado, no respira.
cardiac_arrest_suspected|es|Se quedó sin pulso.
cardiac_arrest_suspected|es|Ya no respira, señorita.
cardiac_arrest_suspected|es|No le late el corazón.
cardiac_arrest_suspected|es|Respira una vez y después nada, no responde.
cardiac_arrest_suspected|en|He's just stopped breathing.
cardiac_arrest_suspected|en|They're doing CPR on a man here.
cardiac_arrest_suspected|en|We pulled her out of the pool and she's not breathing.
cardiac_arrest_suspected|en|He's down and I don't think he's breathing.
cardiac_arrest_suspected|en|He's making this weird snoring noise once in a while and he's not responding.
cardiac_arrest_suspected|es|There's no heartbeat.
cardiac_arrest_suspected|es|She's blue and there's no pulse.
unconscious_patient|es|Mi hermano está tirado en el piso y no se despierta con nada.
unconscious_patient|es|Le pego en la cara y no despierta.
unconscious_patient|es|Se fue de espalda y quedó inconsciente.
unconscious_patient|es|No vuelve en sí.
unconscious_patient|es|Está como dormida, la remezco y no hace nada.
unconscious_patient|es|Se cayó redondo y no se mueve.
unconscious_patient|es|Le grito y no me escucha, está ida.
unconscious_patient|es|Está desmayado en el baño.
unconscious_patient|es|Le dio un desmayo y todavía no reacciona.
unconscious_patient|es|No hay caso que despierte.
unconscious_patient|es|Encontré a mi vecina tirada en el suelo y no me habla.
unconscious_patient|es|Quedó privado.
unconscious_patient|es|El caballero está botado en la vereda y no responde a nada.
unconscious_patient|en|I can't get her to respond.
unconscious_patient|en|He's lying there and he won't answer me.
unconscious_patient|en|She's passed out cold.
unconscious_patient|en|He just collapsed, he's not moving.
unconscious_patient|en|My mother won't open her eyes.
unconscious_patient|en|She keeled over and she isn't coming to.
unconscious_patient|en|There's a man lying on the pavement, he's not responding.
stroke_suspected|es|Mi papá amaneció con la cara caída.
stroke_suspected|es|De repente no pudo mover el brazo y se le fue la boca para un lado.
stroke_suspected|es|Habla como si tuviera una papa en la boca y tiene medio cuerpo dormido.
stroke_suspected|es|Quedó con la cara chueca y babea.
stroke_suspected|es|No puede hablar, balbucea y se le cae el brazo.
stroke_suspected|es|Se le adormeció la mitad del cuerpo.
stroke_suspected|es|Le pasó algo en la cabeza, no coordina lo que habla y la pierna no le responde.
stroke_suspected|es|Dice puras cosas raras y no puede levantar la mano derecha.
stroke_suspected|es|Se le trabó la lengua y no siente la mano.
stroke_suspected|es|Parece un ataque cerebral.
stroke_suspected|es|Sonríe y le queda un lado abajo.
stroke_suspected|es|No le responde el lado izquierdo.
stroke_suspected|en|The left side of her face has gone all droopy.
stroke_suspected|en|He can't get his words out and his arm is just hanging.
stroke_suspected|en|She woke up and can't move one side.
stroke_suspected|en|Her speech has gone funny and her face has slipped.
stroke_suspected|en|He's dragging his leg and slurring.
stroke_suspected|en|She can't hold anything in her right hand and she's not making sense when she talks.
airway_obstruction|es|Mi guagua se ahogó con leche, no puede respirar.
airway_obstruction|es|Se le atravesó una espina en la garganta y no puede tragar ni hablar.
airway_obstruction|es|Está atorada con pan.
airway_obstruction|es|Se metió una pelotita en la boca y se le fue para adentro, no respira bien.
airway_obstruction|es|Se agarra la garganta, no puede hablar, estaba comiendo.
airway_obstruction|es|Se le quedó pegado un dulce en la garganta.
airway_obstruction|es|Tiene algo atascado en la garganta.
airway_obstruction|es|Se tragó una tapita y se está poniendo morado.
airway_obstruction|es|El niño se está ahogando con una pasa.
airway_obstruction|en|He's got food stuck and he can't breathe.
airway_obstruction|en|She's choked on a bit of apple.
airway_obstruction|en|He's clutching his throat, he was eating a burger.
airway_obstruction|en|My toddler put a bead in his mouth and now he can't breathe.
airway_obstruction|en|Something's blocking her airway.
airway_obstruction|en|A chip's gone down the wrong way and she's turning purple.
severe_bleeding|es|Se pegó un corte con la galletera y le sale la sangre a borbotones.
severe_bleeding|es|Está todo ensangrentado, no hay cómo pararla.
severe_bleeding|es|Le sale mucha sangre por la nariz y no se le corta.
severe_bleeding|es|Está botando sangre por la boca, harta.
severe_bleeding|es|Quedó bañado en sangre.
severe_bleeding|es|Tiene una hemorragia tremenda.
severe_bleeding|es|Le sale sangre como llave abierta.
severe_bleeding|es|La toalla ya está empapada de sangre.
severe_bleeding|es|Se cortó una vena, sangra caleta.
severe_bleeding|es|Está embarazada y está sangrando mucho.
severe_bleeding|es|Ha perdido mucha sangre.
severe_bleeding|es|Le cortaron la pierna y chorrea sangre.
severe_bleeding|en|There's so much blood.
severe_bleeding|en|He's cut an artery, it's squirting out.
severe_bleeding|en|I can't stop the blood.
severe_bleeding|en|She's bleeding heavily, she's pregnant.
severe_bleeding|en|He's covered in blood, it's pouring from his head.
severe_bleeding|en|The towel's soaked through already.
severe_bleeding|en|He's vomiting blood, lots of it.
anaphylaxis_suspected|es|Lo picó una avispa y se está ahogando.
anaphylaxis_suspected|es|Comió nueces y se le hinchó toda la cara.
anaphylaxis_suspected|es|Le pusieron penicilina y se brotó entera, le cuesta respirar.
anaphylaxis_suspected|es|Tiene la lengua hinchada, comió camarones.
anaphylaxis_suspected|es|Es alérgico al maní, comió sin querer y ahora no puede tragar.
anaphylaxis_suspected|es|Se le están cerrando los ojos de lo hinchada, le dio alergia.
anaphylaxis_suspected|es|Le dio alergia al remedio, está llena de ronchas y con la garganta apretada.
anaphylaxis_suspected|es|Se le hincharon los labios y la lengua de repente.
anaphylaxis_suspected|en|She ate a peanut and now her throat feels tight.
anaphylaxis_suspected|en|He's been stung and his tongue is swelling.
anaphylaxis_suspected|en|She's come out in hives and she's wheezing.
anaphylaxis_suspected|en|He's having a bad reaction to the antibiotics, his face has ballooned.
anaphylaxis_suspected|en|Her eyes have swollen shut after a bee sting and she can't breathe properly.
imminent_delivery|es|Ya viene la guagua, dice que no aguanta más.
imminent_delivery|es|Mi polola está pariendo.
imminent_delivery|es|Se le está saliendo la guagua.
imminent_delivery|es|Tiene contracciones cada dos minutos y quiere hacer fuerza.
imminent_delivery|es|Ya coronó.
imminent_delivery|es|Rompió fuente y siente la cabeza abajo.
imminent_delivery|es|Está teniendo la guagua en el baño.
imminent_delivery|es|Tiene ganas de hacer caca y está con contracciones súper seguidas.
imminent_delivery|es|La guagua ya viene asomando.
imminent_delivery|es|Nació la guagua recién, aquí en la casa.
imminent_delivery|en|The baby's head is out.
imminent_delivery|en|She says she has to push, she's in labour.
imminent_delivery|en|Contractions are a minute apart.
imminent_delivery|en|She's about to have the baby in the car.
imminent_delivery|en|I think the baby's coming, I can see the top of the head.
imminent_delivery|en|My sister just gave birth in the bathroom.
overdose_suspected|es|Se tomó todas las pastillas que había en la casa.
overdose_suspected|es|Encontré los blíster vacíos y está súper dormida.
overdose_suspected|es|Se mandó como veinte ravotriles.
overdose_suspected|es|Mezcló pastillas con alcohol y no reacciona.
overdose_suspected|es|Mi guagua se tomó el cloro.
overdose_suspected|es|Se metió una raya y está mal.
overdose_suspected|es|Consumió heroína y no despierta.
overdose_suspected|es|Se tragó un puñado de pastillas.
overdose_suspected|es|Ingirió soda cáustica.
overdose_suspected|es|Tomó pesticida.
overdose_suspected|es|Se pasó con la droga, está convulsionando.
overdose_suspected|es|Se comió las pastillas de la abuela pensando que eran dulces.
overdose_suspected|en|She's swallowed a whole box of paracetamol.
overdose_suspected|en|He's shot up and he's gone blue.
overdose_suspected|en|I think he took something, there are empty bottles everywhere.
overdose_suspected|en|My kid drank antifreeze.
overdose_suspected|en|She took all her antidepressants at once.
overdose_suspected|en|He's taken ecstasy and he's not right.
overdose_suspected|en|He's snorted something and collapsed.
overdose_suspected|en|My daughter ate some of my blood pressure pills.
seizure_active|es|Le dio un ataque, está todo tieso y se le van los ojos.
seizure_active|es|Está con convulsiones hace cinco minutos.
seizure_active|es|Está temblando entera y no me responde.
seizure_active|es|Se fue al suelo y empezó a sacudirse.
seizure_active|es|Le está dando la epilepsia.
seizure_active|es|Está botando espuma y se sacude.
seizure_active|es|Está con espasmos en todo el cuerpo.
seizure_active|es|Se pone tieso y tirita, no para.
seizure_active|es|La niña convulsionó y sigue tiesa.
seizure_active|es|Le vino otra crisis, es epiléptico.
seizure_active|en|He's having one of his seizures.
seizure_active|en|She's gone rigid and she's shaking.
seizure_active|en|My boyfriend's twitching all over and can't hear me.
seizure_active|en|She's having a convulsion.
seizure_active|en|He dropped and started jerking.
seizure_active|en|My baby's shaking and her eyes are rolling back.
seizure_active|en|His epilepsy's kicked off, he's on the floor shaking.
severe_respiratory_distress|es|Mi mamá se está ahogando, no puede respirar.
severe_respiratory_distress|es|Tiene EPOC y no da más de la falta de aire.
severe_respiratory_distress|es|Respira súper rápido y tiene las uñas moradas.
severe_respiratory_distress|es|No alcanza a decir una frase, le falta el aire.
severe_respiratory_distress|es|Satura setenta y ocho.
severe_respiratory_distress|es|Está ahogadísima, sentada y no puede hablar.
severe_respiratory_distress|es|Se está asfixiando con el asma.
severe_respiratory_distress|es|Tiene los labios morados de tanto que le cuesta.
severe_respiratory_distress|es|Le falta mucho el aire, está desesperado.
severe_respiratory_distress|es|La guagua respira con quejido y se le hunde el pecho.
severe_respiratory_distress|es|El oxígeno le bajó a ochenta y uno.
severe_respiratory_distress|es|Está tirando para respirar, se le meten las costillas.
severe_respiratory_distress|en|He can't get his breath, he's going grey.
severe_respiratory_distress|en|She's gasping, her inhaler's not working.
severe_respiratory_distress|en|He can only say one word at a time.
severe_respiratory_distress|en|She's working really hard to breathe.
severe_respiratory_distress|en|His oxygen's at 80.
severe_respiratory_distress|en|She's so breathless she can't speak.
severe_respiratory_distress|en|My baby's ribs are pulling in and he's grunting.
severe_respiratory_distress|en|Her lips are going blue.
hypoglycemia_suspected|es|Le bajó el azúcar, está sudando helado.
hypoglycemia_suspected|es|Es diabético y está hablando incoherencias.
hypoglycemia_suspected|es|El azúcar le marcó cuarenta.
hypoglycemia_suspected|es|Es diabética y no despierta.
hypoglycemia_suspected|es|Se inyectó la insulina y no comió, está desorientada.
hypoglycemia_suspected|es|La glicemia está en treinta y dos.
hypoglycemia_suspected|es|Es insulino dependiente y está pálida y tiritona.
hypoglycemia_suspected|en|Her sugar's crashed.
hypoglycemia_suspected|en|He's diabetic and he's confused and sweaty.
hypoglycemia_suspected|en|He's type one and he's unresponsive.
hypoglycemia_suspected|en|Her blood sugar's 41.
hypoglycemia_suspected|en|He took his insulin and didn't eat, now he's acting drunk.
suicide_risk|es|Mi hija se quiere matar.
suicide_risk|es|Se cortó los brazos a propósito.
suicide_risk|es|Dice que ya no quiere vivir.
suicide_risk|es|Quiero terminar con todo esto.
suicide_risk|es|Está en la cornisa del edificio.
suicide_risk|es|Se encerró con una soga.
suicide_risk|es|Me mandó un mensaje de despedida.
suicide_risk|es|Dice que se va a tirar al metro.
suicide_risk|es|Ya no tiene ganas de vivir.
suicide_risk|es|Está amenazando con matarse.
suicide_risk|es|Pienso en hacerme daño.
suicide_risk|es|Quiero desaparecer, no le veo sentido a nada.
suicide_risk|es|Se trató de colgar.
suicide_risk|es|Se quería quitar la vida.
suicide_risk|en|I want to end it.
suicide_risk|en|My son says he's going to shoot himself.
suicide_risk|en|She's standing on the edge of the bridge.
suicide_risk|en|He's cut his wrists on purpose.
suicide_risk|en|I don't see the point in living.
suicide_risk|en|She's locked herself in with a rope.
suicide_risk|en|He sent a goodbye message.
suicide_risk|en|I've been thinking about killing myself.
suicide_risk|en|She tried to hang herself.
violence_in_progress|es|Me está pegando mi marido.
violence_in_progress|es|Lo están asaltando aquí afuera.
violence_in_progress|es|Mi hijo está agresivo, me quiere pegar.
violence_in_progress|es|Entraron a robar y todavía están adentro.
violence_in_progress|es|Hay una pelea grande con botellas.
violence_in_progress|es|Me tiene agarrada y no me deja salir.
violence_in_progress|es|Mi papá le está pegando a mi mamá.
violence_in_progress|es|El tipo está rompiendo todo y me amenaza.
violence_in_progress|es|Le pegaron entre varios, siguen ahí.
violence_in_progress|es|Me dijo que me iba a matar y está afuera.
violence_in_progress|es|Unos tipos están golpeando a un cabro.
violence_in_progress|es|Mi ex se metió a la casa a la fuerza.
violence_in_progress|en|My husband's beating me up.
violence_in_progress|en|He's smashing up the house and he says he'll kill me.
violence_in_progress|en|There's a guy attacking a woman in the street.
violence_in_progress|en|Someone's breaking into my house.
violence_in_progress|en|My son's gone mad, he's hitting his sister.
violence_in_progress|en|They're kicking him on the ground.
violence_in_progress|en|My stepdad's hurting my mum.
violence_in_progress|en|He's got me locked in and he won't let me go.
weapon_present|es|Anda con un revólver.
weapon_present|es|Tiene un cuchillo en la mano.
weapon_present|es|Sacó una pistola.
weapon_present|es|Está con un hacha.
weapon_present|es|Lo apuñalaron con un punzón.
weapon_present|es|Tiene una escopeta.
weapon_present|es|Anda con un palo con clavos.
weapon_present|es|Me está apuntando.
weapon_present|es|Le pegó con un fierro.
weapon_present|es|Le dispararon en la pierna.
weapon_present|es|Trae un corvo.
weapon_present|es|Escuché balazos.
weapon_present|es|Me amenaza con una botella rota.
weapon_present|en|He's got a blade.
weapon_present|en|She's got a hammer and she's swinging it.
weapon_present|en|He pulled out a gun.
weapon_present|en|He's armed.
weapon_present|en|He's waving a machete about.
weapon_present|en|I heard shots.
weapon_present|en|He's got a crowbar.
person_trapped|es|Se dio vuelta el auto y no puede salir.
person_trapped|es|Quedó apretado entre los fierros.
person_trapped|es|Mi hija está en el segundo piso y no puede bajar, hay fuego.
person_trapped|es|Se le vino la muralla encima.
person_trapped|es|Quedaron encerrados en el ascensor con humo.
person_trapped|es|Está debajo del camión.
person_trapped|es|Hay una señora que no alcanzó a salir de la casa, se está quemando.
person_trapped|es|Está enterrado en la zanja.
person_trapped|es|Tiene la pierna atrapada en la máquina.
person_trapped|es|El chofer no puede salir, la puerta está trabada.
person_trapped|es|La máquina le agarró la mano y no la suelta.
person_trapped|es|Hay gente adentro y se está incendiando.
person_trapped|en|He's stuck in the car and the door won't open.
person_trapped|en|The driver's pinned.
person_trapped|en|There's still people inside and it's on fire.
person_trapped|en|His hand's caught in the machine.
person_trapped|en|He's under the tractor.
person_trapped|en|My nan's upstairs and we can't get to her, there's smoke.
person_trapped|en|The trench caved in on him.
person_trapped|en|She's wedged in, we can't get her out.
multiple_victims|es|Chocaron dos autos, hay como cinco heridos.
multiple_victims|es|Volcó una micro, hay muchos heridos.
multiple_victims|es|Están todos intoxicados con gas.
multiple_victims|es|Son tres los lesionados.
multiple_victims|es|Atropelló a dos personas.
multiple_victims|es|Hay un muerto y dos heridos.
multiple_victims|es|Chocaron de frente, los dos choferes están mal.
multiple_victims|es|Mi señora y mi hijo están desmayados por el gas.
multiple_victims|es|Hay varias personas botadas.
multiple_victims|es|Se intoxicó toda la familia.
multiple_victims|es|El auto venía con cuatro personas, todos están golpeados.
multiple_victims|en|There's about six people hurt.
multiple_victims|en|Two cars, three people injured.
multiple_victims|en|Both drivers are hurt.
multiple_victims|en|There's bodies everywhere.
multiple_victims|es|A bus has crashed, loads of people are injured.
multiple_victims|en|My wife and kids are all dizzy from the fumes.
multiple_victims|en|He's hit two pedestrians.
scene_hazard|es|Hay un poste con los cables colgando.
scene_hazard|es|Se siente olor a gas.
scene_hazard|es|Hay una fuga de gas.
scene_hazard|es|Está saliendo humo del motor del auto chocado.
scene_hazard|es|Se derramó ácido.
scene_hazard|es|El auto está botando bencina.
scene_hazard|es|Hay un perro bravo que no deja entrar.
scene_hazard|es|La pared se está por caer.
scene_hazard|es|Hay cables con corriente en el suelo.
scene_hazard|es|Tiene un balón de gas al lado del fuego.
scene_hazard|es|El camión lleva químicos.
scene_hazard|es|Está lleno de monóxido.
scene_hazard|es|Se le pegó la corriente.
scene_hazard|es|Está en una pozo con gas.
scene_hazard|en|There's a strong smell of gas.
scene_hazard|en|There are power lines down on the road.
scene_hazard|en|The car's leaking petrol.
scene_hazard|en|It's about to explode.
scene_hazard|en|There's a chemical spill.
scene_hazard|en|The ceiling's about to come down.
scene_hazard|en|He got electrocuted and the power's still on.
scene_hazard|en|There's a propane tank next to it.
scene_hazard|en|I think it's carbon monoxide.
`

/** What sounds like it and is not. */
export const NOT_OTHERWISE = `
violence_in_progress|es|Mi hijo quiere entrar a ayudarla.
violence_in_progress|es|Le pegó fuerte el sol y se mareó.
violence_in_progress|es|Se golpeó la rodilla jugando.
violence_in_progress|es|Me golpeé la cabeza con la repisa.
unconscious_patient|es|La llamamos por teléfono y no contesta nadie.
unconscious_patient|es|Casi se desmaya pero está despierta.
unconscious_patient|es|No, no se ha desmayado.
unconscious_patient|es|Toco el timbre y no responde nadie.
severe_respiratory_distress|es|Le cuesta caminar.
severe_respiratory_distress|es|No puede hablar ahora porque está comiendo, está bien.
weapon_present|es|No tiene armas.
weapon_present|es|Se clavó un cuchillo pelando papas.
person_trapped|es|No puede salir de la cama por el dolor.
person_trapped|es|No puedo salir a esperarlos, estoy con él.
scene_hazard|es|El auto quedó en la bencinera.
scene_hazard|es|Estoy en la bomba de bencina.
severe_bleeding|es|Le sale un poquito de sangre de la nariz.
severe_bleeding|es|No le sale mucha sangre.
stroke_suspected|es|No puede mover la mano porque se la quebró.
stroke_suspected|es|Tiene la cara roja de fiebre.
seizure_active|es|Está tiritando de frío.
seizure_active|es|Tuvo una convulsión hace dos años.
seizure_active|es|Le dio un ataque de asma.
overdose_suspected|es|Se tomó un paracetamol y se le pasó.
overdose_suspected|es|Se tomó las pastillas que le dio el doctor.
suicide_risk|es|No quiere seguir con el tratamiento.
suicide_risk|es|No quiere estar en la cama.
imminent_delivery|es|Tiene siete semanas de embarazo y le duele la guata.
imminent_delivery|es|Está de seis meses y se cayó.
multiple_victims|es|Somos dos personas cuidándola.
multiple_victims|es|Mis dos hijos están conmigo, bien.
cardiac_arrest_suspected|es|Respira bien y tiene pulso.
cardiac_arrest_suspected|es|Tuvo un paro el año pasado.
airway_obstruction|es|Tiene dolor de garganta.
airway_obstruction|es|Se ahogó un poquito con agua pero ya pasó.
anaphylaxis_suspected|es|Tiene una ronchita en el brazo, nada más.
hypoglycemia_suspected|es|Es diabético pero está bien, se cayó.
violence_in_progress|en|She hit her head on the kerb.
violence_in_progress|en|He's beating himself up about it.
unconscious_patient|en|She nearly fainted but she's awake.
unconscious_patient|en|I rang the bell and nobody answered.
weapon_present|en|He shot up in height this year.
weapon_present|es|No, no weapons.
scene_hazard|en|We're at the gas station.
person_trapped|en|She can't get out of bed, her back's gone.
severe_bleeding|en|It's only bleeding a little.
seizure_active|en|He's shivering with cold.
seizure_active|en|She had a seizure last year.
overdose_suspected|en|He took his pills this morning like always.
imminent_delivery|en|She's twelve weeks pregnant and has cramps.
multiple_victims|en|There's two of us here helping him.
suicide_risk|en|She doesn't want to go to hospital.
stroke_suspected|en|His arm hurts from the fall.
`
