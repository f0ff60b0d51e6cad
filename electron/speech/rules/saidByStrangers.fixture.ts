/** For tests: still more ways of saying what raises each alert, written before the patterns that read them; one a line, as `alert|language|words`. */
export const BY_STRANGERS = `
cardiac_arrest_suspected|en|They've dragged him out of the lake, his chest isn't going up.
cardiac_arrest_suspected|en|His chest isn't rising and he's gone cold.
cardiac_arrest_suspected|en|There's no breath coming out of him.
cardiac_arrest_suspected|en|She's flatlined, somebody's started pumping her chest.
cardiac_arrest_suspected|en|I can't hear or feel any breath from him at all.
cardiac_arrest_suspected|en|He's stone cold and stiff, I think he's gone.
cardiac_arrest_suspected|en|Nothing's coming out of his mouth, no air.
cardiac_arrest_suspected|en|She's hanging in the garage, I cut her down and there's no pulse.
cardiac_arrest_suspected|es|Lo sacaron del río y no le sale aire por la boca.
cardiac_arrest_suspected|es|No se le infla el pecho, está helado.
cardiac_arrest_suspected|es|Ya no le siento respiración ninguna.
cardiac_arrest_suspected|es|Se nos fue, no respira, está tieso.
cardiac_arrest_suspected|es|Le puse la mano en la nariz y no sale aire.
cardiac_arrest_suspected|es|Le están apretando el pecho entre dos, no tiene latidos.
cardiac_arrest_suspected|es|Está frío, morado, no le encuentro signos de vida.
unconscious_patient|en|I shout at her and nothing, she's like a rag doll.
unconscious_patient|en|He's gone floppy and he won't look at me.
unconscious_patient|en|She just crumpled and she's dead to the world.
unconscious_patient|en|He's a dead weight, eyes rolled back, nothing's getting through to him.
unconscious_patient|en|I've been slapping her cheeks and she doesn't stir.
unconscious_patient|en|We found him slumped over the wheel and he doesn't react.
unconscious_patient|en|She went down like a sack of potatoes and there's no response.
unconscious_patient|en|He's completely gone, he doesn't know we're here, doesn't even flinch.
unconscious_patient|es|Quedó como trapo, lo llamo y nada.
unconscious_patient|es|Está como muñeco, no hace ni un gesto.
unconscious_patient|es|Le hago cosquillas, le pellizco, y ni pestañea.
unconscious_patient|es|Cayó como saco de papas y no volvió más.
unconscious_patient|es|Se apagó, se me fue, no me da respuesta.
unconscious_patient|es|Se le fueron los ojos para atrás y se me soltó entero en los brazos, no reacciona.
unconscious_patient|es|La encontramos botada en el living, no da señales.
stroke_suspected|es|Quiere hablar y le salen puras sílabas, y el brazo derecho le cuelga.
stroke_suspected|es|Amaneció con la cara chueca y arrastrando la pierna.
stroke_suspected|es|De repente se le cayó la taza de la mano y habla como curado.
stroke_suspected|es|Se le fue la boca para un lado.
stroke_suspected|es|Perdió la fuerza en todo el lado derecho.
stroke_suspected|es|No puede levantar el brazo y le cuelga la comisura del labio.
stroke_suspected|en|Half her face has dropped and she's talking like she's drunk.
stroke_suspected|en|His whole right side's gone dead, he can't lift that arm.
stroke_suspected|en|One side of his mouth is hanging down.
stroke_suspected|en|Her words are coming out all muddled and she can't grip with her left hand.
stroke_suspected|en|She's dribbling out of one side and her arm's just flopped.
airway_obstruction|es|Se le fue un pedazo de manzana por el otro lado y se agarra el cuello.
airway_obstruction|es|La guagua se está atorando con la leche.
airway_obstruction|es|Tiene un dulce pegado en la garganta, no puede toser.
airway_obstruction|es|Se metió una pieza de lego a la boca y no le pasa el aire.
airway_obstruction|en|He's got a piece of hot dog stuck and he can't cough.
airway_obstruction|en|My baby swallowed a coin and he's going purple.
airway_obstruction|en|He was laughing with his mouth full and now he can't make a sound, he's grabbing his neck.
airway_obstruction|en|She's choking on a grape.
severe_bleeding|es|Le salta la sangre del muslo, a chorro.
severe_bleeding|es|Se cortó la muñeca con un vidrio y le sale sangre a borbotones.
severe_bleeding|es|La toalla ya va chorreando y sigue saliendo.
severe_bleeding|es|El piso está todo rojo, hay una poza de sangre.
severe_bleeding|es|Está perdiendo sangre como llave abierta.
severe_bleeding|es|Acaba de tener la guagua y está sangrando a mares.
severe_bleeding|en|It's soaking right through every towel we've got.
severe_bleeding|en|It's squirting out of his leg.
severe_bleeding|en|There's blood absolutely everywhere, it just keeps coming.
severe_bleeding|en|He's gonna bleed out.
severe_bleeding|en|She's bleeding like a tap.
severe_bleeding|en|The blood's coming out in spurts and I can't get it to stop.
anaphylaxis_suspected|es|Comió maní y se le está cerrando el pecho, está llena de ronchas.
anaphylaxis_suspected|es|Lo picó una avispa y tiene la cara como globo.
anaphylaxis_suspected|es|Le pusieron una inyección y le dio alergia, tiene la lengua gruesa.
anaphylaxis_suspected|es|Se le hincharon los ojos y le pica la garganta después de comer mariscos.
anaphylaxis_suspected|en|He ate a cashew and his lips have blown up, he's wheezing.
anaphylaxis_suspected|en|She got stung and her throat feels like it's closing up.
anaphylaxis_suspected|en|His tongue's twice its size, he's allergic to shellfish.
anaphylaxis_suspected|en|She's come out in hives all over and she can't swallow.
imminent_delivery|es|Se le reventó la bolsa y dice que no se aguanta, que ya sale.
imminent_delivery|es|Va a tener la guagua aquí en el auto, ya se le ve el pelito.
imminent_delivery|es|Tiene los dolores uno tras otro, sin descanso, está de nueve meses, tiene ganas de pujar.
imminent_delivery|es|Ya está coronando, se le asoma la cabecita.
imminent_delivery|en|The baby's coming, I can see the top of its head.
imminent_delivery|en|She's in labour and she can't stop pushing.
imminent_delivery|en|Her water broke and the contractions are right on top of each other.
imminent_delivery|en|She says she's got to push, it's happening right now in the back seat, the baby's coming.
overdose_suspected|es|Se tomó no sé cuántas pastillas, los blísters están vacíos.
overdose_suspected|es|Mi hijo chico se tomó el jarabe entero de la abuela.
overdose_suspected|es|Se bajó una caja completa de clonazepam.
overdose_suspected|es|Lo pillé con la jeringa en el brazo y no despierta.
overdose_suspected|es|Mezcló tusi con alcohol y está ido.
overdose_suspected|es|La niña se tomó el líquido de los platos.
overdose_suspected|en|She's downed a whole bottle of her mum's sleeping pills.
overdose_suspected|en|He's OD'd, there's a needle next to him.
overdose_suspected|en|My toddler got into the cleaning cupboard and drank some bleach.
overdose_suspected|en|She's necked a load of tablets.
overdose_suspected|en|He popped a bunch of oxys.
seizure_active|es|Está convulsionando, le sale espuma.
seizure_active|es|Se puso rígido y empezó a sacudir los brazos y las piernas.
seizure_active|es|Le dio la epilepsia, está saltando en el suelo.
seizure_active|es|Se le dieron vuelta los ojos y tirita entero.
seizure_active|es|Le dieron como espasmos y se muerde la lengua.
seizure_active|en|There's a woman having a fit in our shop.
seizure_active|en|His arms and legs are going, his eyes have rolled back.
seizure_active|en|She's jerking all over and foaming at the mouth.
seizure_active|en|He's gone stiff as a board and he's shaking uncontrollably.
seizure_active|en|My son is having a grand mal.
severe_respiratory_distress|es|Está boqueando sentado en la cama, no le alcanza el aire ni para hablar, tiene asma.
severe_respiratory_distress|es|Tiene los labios como moretón y se le hunden las costillas.
severe_respiratory_distress|es|La guagua aletea la nariz y se le marcan las costillas al respirar.
severe_respiratory_distress|es|Está con oxígeno y marca setenta y ocho, no da más.
severe_respiratory_distress|es|No puede hablar de corrido, respira cortito, es asmática.
severe_respiratory_distress|en|She's having an asthma attack and she can't get a sentence out.
severe_respiratory_distress|en|He's got COPD and he can't catch his breath at all, his fingernails are blue.
severe_respiratory_distress|en|Her oxygen's at eighty one and dropping.
severe_respiratory_distress|en|She's using her whole body to breathe, her lips have a blue tinge.
severe_respiratory_distress|en|He's drowning in his own lungs, sitting bolt upright fighting for air.
hypoglycemia_suspected|es|Es diabético, se inyectó y no almorzó, está transpirando y hablando leseras.
hypoglycemia_suspected|es|Le medí y tiene cuarenta y dos de azúcar.
hypoglycemia_suspected|es|Se le fue la glicemia al suelo.
hypoglycemia_suspected|en|He's a type one diabetic and he's all sweaty and talking rubbish.
hypoglycemia_suspected|en|Her sugar's thirty eight.
hypoglycemia_suspected|en|His meter says forty one and he's clammy, he's diabetic.
suicide_risk|es|Dejó una carta despidiéndose.
suicide_risk|es|Dice que nos va a dejar, que ya no quiere estar aquí.
suicide_risk|es|Se encerró en el baño y dice que se va a cortar.
suicide_risk|es|Mandó un mensaje diciendo adiós y apagó el teléfono.
suicide_risk|es|Está parado al otro lado de la baranda del puente.
suicide_risk|es|Estoy cansado de vivir, no le veo salida.
suicide_risk|es|Me tomé todo para no despertar.
suicide_risk|en|He's left a note saying goodbye.
suicide_risk|en|She's texting everyone goodbye and she's not answering.
suicide_risk|en|I've got the pills lined up, I just don't want to wake up tomorrow.
suicide_risk|en|He's standing on the wrong side of the railings.
suicide_risk|en|She says she wants to end it.
suicide_risk|en|I'm done, I can't see a way out.
suicide_risk|en|He said everyone would be better without him.
violence_in_progress|es|¡Suéltame el brazo, suéltame!
violence_in_progress|es|Mi pareja llegó curado y me está pegando.
violence_in_progress|es|Se están agarrando a combos en la calle.
violence_in_progress|es|Le están sacando la cresta a un cabro aquí afuera.
violence_in_progress|es|Un tipo está amenazando a la gente con un fierro.
violence_in_progress|es|Los vecinos se escuchan gritos y golpes, ella pide auxilio.
violence_in_progress|es|Está como loco, está quebrando todo y se me tira encima.
violence_in_progress|es|Me tiene agarrada del pelo.
violence_in_progress|en|Get off me, let go of me!
violence_in_progress|en|A guy just got stabbed and he's still here yelling at people.
violence_in_progress|en|He's beating the crap out of her.
violence_in_progress|en|They're jumping some kid in the parking lot.
violence_in_progress|en|He's got me pinned by the throat, he's hitting me.
violence_in_progress|en|My neighbor is screaming and I can hear him hitting her.
violence_in_progress|en|Somebody's kicking my door in.
violence_in_progress|en|He's got her by the hair.
weapon_present|es|Anda con una pistola en la mano.
weapon_present|es|Sacó una cortapluma.
weapon_present|es|Anda con un tremendo cuchillo cocinero amenazando.
weapon_present|es|Se sintieron como cinco balazos.
weapon_present|es|Le enterraron algo en la guata, todavía anda con la cuchilla.
weapon_present|en|A guy just got stabbed, he's still got it in his hand.
weapon_present|en|He's pulled a blade on me.
weapon_present|en|There's a man with a machete.
weapon_present|en|He keeps a gun in the house and he's gone to get it.
weapon_present|en|I heard like five gunshots.
person_trapped|es|Se está quemando mi casa y mi papá está en la pieza de atrás.
person_trapped|es|El que manejaba está apretado entre el volante y el asiento, no sale.
person_trapped|es|Hay humo en la escala y mi abuela está en el cuarto piso.
person_trapped|es|Chocaron y el chofer no puede salir del auto, la puerta se hundió.
person_trapped|es|Se cayó al pozo y no lo podemos subir.
person_trapped|es|Le cayó la máquina encima y no se la podemos sacar.
person_trapped|es|Mi hijo quedó adentro de la casa y está todo en llamas.
person_trapped|en|The house is on fire and my dad's in the back bedroom.
person_trapped|en|He's wedged behind the steering wheel.
person_trapped|en|There's a fire and my nan's upstairs.
person_trapped|en|The dash is crushing her legs, we can't pull her out of the car.
person_trapped|en|The trench caved in on him.
person_trapped|en|We're stuck on the sixth floor, the hallway's full of smoke.
person_trapped|en|He fell down the well and he can't climb out.
multiple_victims|es|Hay dos niños con vómitos y dolor de cabeza, y la señora está botada.
multiple_victims|es|Chocó un bus, hay como diez heridos.
multiple_victims|es|Son tres los que venían en el auto, todos golpeados.
multiple_victims|es|Mi señora y mi hija están desmayadas.
multiple_victims|es|Están los dos inconscientes.
multiple_victims|es|Hay un herido aquí y otro más allá en la berma, el auto chocó con un poste.
multiple_victims|en|There's been a crash, two of them are hurt, one's trapped.
multiple_victims|en|Me and my kids are all dizzy and throwing up.
multiple_victims|en|My parents are both unconscious.
multiple_victims|en|A car hit a group of people at the bus stop, there are bodies everywhere.
scene_hazard|es|Hay dos cilindros de gas al lado de la cocina y se está quemando todo.
scene_hazard|es|Está cayendo petróleo del estanque, ya va llegando a la cuneta.
scene_hazard|es|Hay un olor a gas que marea.
scene_hazard|es|Quedaron los cables colgando sobre el auto.
scene_hazard|es|El poste está a punto de caerse encima.
scene_hazard|es|Huele harto a gas aquí.
scene_hazard|es|Pasan los autos a toda velocidad y él está tirado en medio de la pista.
scene_hazard|es|El perro no deja que nadie se acerque, es bravo.
scene_hazard|es|El río viene creciendo y estamos en la orilla.
scene_hazard|en|There's gas cylinders next to the stove.
scene_hazard|en|There's fuel all over the road.
scene_hazard|en|It stinks of gas in here.
scene_hazard|en|There's a wire down across the car and it's sparking.
scene_hazard|en|The ceiling's starting to sag, it could come down.
scene_hazard|en|Cars are still flying past and he's lying in the road.
scene_hazard|en|The dog won't let anyone near her, it's vicious.
scene_hazard|en|The ice is cracking, more people are going out there.
child_caller|es|Mi mamita no despierta y estoy solito.
child_caller|es|Tengo siete años, mi abuelita se cayó.
child_caller|en|My mommy won't wake up.
child_caller|en|I'm eight and my grandma fell down.
non_emergency|es|¿No es el radio taxi? Parece que marqué mal.
non_emergency|es|Perdón, estaba llamando a mi hermana y marqué cualquier cosa.
non_emergency|es|Ay, disculpe, se me marcó solo el teléfono, está todo bien.
non_emergency|en|Oh, I thought this was the cab company.
non_emergency|en|Sorry, my watch called you by itself, everything's fine.
non_emergency|en|I must have dialled the wrong thing, I was trying to ring my sister.
cardiac_arrest_suspected|es|Mi papá se agarró el pecho, cayó y ya no está respirando.
cardiac_arrest_suspected|es|La guagua amaneció fría en la cuna, no respira.
cardiac_arrest_suspected|es|Está como muerto, no se le siente nada en el cuello.
cardiac_arrest_suspected|es|Respira como hipo, uno cada harto rato, y no despierta.
cardiac_arrest_suspected|es|Lo sacamos de la piscina, está blanco y no bota ni aire.
cardiac_arrest_suspected|en|My baby's not breathing, he's floppy and blue.
cardiac_arrest_suspected|en|We're doing chest compressions, he just dropped on the pitch.
cardiac_arrest_suspected|en|He's making these awful gurgling sounds every so often and he won't wake.
cardiac_arrest_suspected|en|I put my ear to her mouth and there's nothing.
cardiac_arrest_suspected|en|She was electrocuted and her heart's not beating.
unconscious_patient|es|Se pegó en la cabeza y quedó K.O.
unconscious_patient|es|Le tiré agua en la cara y no despertó.
unconscious_patient|es|Está durmiendo pero no hay forma de que abra los ojos.
unconscious_patient|es|Quedó aturdido, no dice nada, no mira.
unconscious_patient|es|No reacciona ni a los pellizcos.
unconscious_patient|en|He's snoring but I can't wake him up.
unconscious_patient|en|She hit the deck and she's out like a light.
unconscious_patient|en|He's not responding to anything I do.
unconscious_patient|en|We can't bring her round.
unconscious_patient|en|He's lying face down and he's not answering when I call him.
stroke_suspected|es|No le entiendo nada de lo que dice y tiene medio cuerpo dormido.
stroke_suspected|es|Tiene un lado de la cara caída.
stroke_suspected|es|Se le trabó la lengua y no puede caminar derecho, se va para un lado.
stroke_suspected|en|My wife's face looks wonky and her speech has gone funny.
stroke_suspected|en|He can't raise his left arm and his mouth is pulling to one side.
stroke_suspected|en|She suddenly can't find her words and her hand is numb.
airway_obstruction|es|Se atragantó con un hueso de pollo y está morado.
airway_obstruction|es|Se tragó una moneda y no puede respirar.
airway_obstruction|es|Tiene algo trancado en la garganta.
airway_obstruction|en|He inhaled a peanut and he can't breathe.
airway_obstruction|en|There's something stuck in her windpipe.
severe_bleeding|es|Se rebanó la mano con la sierra y no para de salir sangre.
severe_bleeding|es|Se le reventó una várice y hay sangre por toda la pieza.
severe_bleeding|es|Le apreté con un paño y se pasó entero de sangre.
severe_bleeding|es|Está vomitando sangre, harta.
severe_bleeding|en|He's put his arm through a window and it's gushing.
severe_bleeding|en|She's lost a hell of a lot of blood.
severe_bleeding|en|There's a big pool of blood under him.
severe_bleeding|en|I'm pressing on it and the blood's still coming through my fingers.
anaphylaxis_suspected|es|Se tomó un ibuprofeno y se le hinchó toda la boca.
anaphylaxis_suspected|es|Es alérgica a la nuez, comió torta y no puede tragar.
anaphylaxis_suspected|en|She's had a reaction to penicillin, her eyes have swollen shut.
anaphylaxis_suspected|en|He's used his EpiPen but his throat's still tight.
imminent_delivery|es|La cabeza ya está afuera.
imminent_delivery|es|Siente que la guagua se le sale.
imminent_delivery|en|The head's out!
imminent_delivery|en|She's giving birth in the bathroom, it's coming out.
imminent_delivery|en|I need to push, I can't hold it.
overdose_suspected|es|Encontré a mi hija con un montón de cajas de remedios vacías.
overdose_suspected|es|Se fumó algo raro y quedó mal.
overdose_suspected|es|Se inyectó heroína y está azul.
overdose_suspected|en|He took about thirty paracetamol.
overdose_suspected|en|I think she's overdosed on fentanyl.
overdose_suspected|en|My two year old ate his grandad's heart pills.
seizure_active|es|Le está dando un ataque, tirita y tiene los ojos blancos.
seizure_active|es|Lleva cinco minutos convulsionando.
seizure_active|en|She's seizing, she's been seizing five minutes.
seizure_active|en|He dropped down and started shaking, foam coming out of his mouth.
severe_respiratory_distress|es|No puede respirar, se está ahogando, tiene las uñas moradas.
severe_respiratory_distress|es|Apenas puede decir una palabra por la falta de aire.
severe_respiratory_distress|en|He's gasping for breath and turning gray.
severe_respiratory_distress|en|She can't talk, she's fighting to breathe.
hypoglycemia_suspected|es|Es insulinodependiente y está todo sudado, no sabe dónde está.
hypoglycemia_suspected|en|His blood sugar's two point one.
suicide_risk|es|Se quiere tirar al metro.
suicide_risk|es|Tengo la pistola en la mano y no quiero seguir.
suicide_risk|es|Mi hermana me escribió que se va a matar esta noche.
suicide_risk|es|Ya no quiero más, estoy en el puente.
suicide_risk|en|My son's locked himself in with a knife and says he'll hurt himself.
suicide_risk|en|I'm on the edge of the bridge.
suicide_risk|en|I've got nothing left to live for.
violence_in_progress|es|Mi hijo está drogado y me quiere pegar.
violence_in_progress|es|Están asaltando el local, apúrense.
violence_in_progress|es|Mi ex entró a la casa y no se quiere ir, me amenaza.
violence_in_progress|es|Le está pegando a mi mamá.
violence_in_progress|en|My dad's hitting my mum.
violence_in_progress|en|There's a man trying to get into my house.
violence_in_progress|en|They're fighting with bottles outside the pub.
violence_in_progress|en|He says he's going to kill us.
weapon_present|es|Anda con un machete gritando.
weapon_present|es|Le pegaron un balazo.
weapon_present|en|He's got a knife to her throat.
weapon_present|en|He's been shot.
person_trapped|es|Quedó debajo del tractor.
person_trapped|es|Se quedó el dedo pegado en la máquina y no sale.
person_trapped|es|Hay un niño encerrado en el auto con este calor.
person_trapped|es|El departamento se está incendiando y hay una señora en silla de ruedas adentro.
person_trapped|en|The car's upside down and he's hanging by his seatbelt, we can't get the door open.
person_trapped|en|My kid's locked in the car and it's boiling.
person_trapped|en|The roof fell in on them.
multiple_victims|es|Somos cinco los intoxicados, comimos lo mismo.
multiple_victims|es|Se volcó un furgón escolar con niños adentro, hay varios sangrando.
multiple_victims|es|Una balacera, hay dos en el suelo.
multiple_victims|en|Two cars head on, four people hurt.
multiple_victims|en|My whole family's got headaches and my sister just passed out.
multiple_victims|en|There's three of them down.
scene_hazard|es|El camión bota un líquido amarillo que pica los ojos.
scene_hazard|es|El auto quedó botando bencina.
scene_hazard|es|Quedó la llave del gas abierta.
scene_hazard|es|El incendio está al lado de una bencinera.
scene_hazard|en|There's a strong chemical smell.
scene_hazard|en|The car's smoking, I think it might catch fire.
scene_hazard|en|There are power cables down in the street.
scene_hazard|en|We left the generator running indoors and everyone's dizzy.
child_caller|es|Tengo nueve años, mi mamá está en el suelo.
child_caller|en|I'm seven, my daddy fell down and he's not talking.
non_emergency|es|Ay, me equivoqué, quería llamar a la farmacia.
non_emergency|es|Es que mi hijo estaba jugando con el celular, disculpe, todo bien acá.
non_emergency|en|Sorry, my kid was playing with the phone, we're all fine.
non_emergency|en|Sorry, butt dial.
`
export const NOT_BY_STRANGERS = `
anaphylaxis_suspected|en|I broke out in hives after dinner, I'm breathing totally fine, my throat's fine.
anaphylaxis_suspected|en|Just itchy bumps on my arms, no swelling on my lips or tongue.
anaphylaxis_suspected|es|Le salieron ronchas en la guata, pero respira bien y no tiene hinchada la boca.
cardiac_arrest_suspected|en|He's breathing, his chest is going up and down.
cardiac_arrest_suspected|es|Le tomé el pulso y está normal.
unconscious_patient|es|Me duele la cabeza y estoy mareado, pero no me he desmayado.
unconscious_patient|en|She's a bit limp on her left leg but she's talking to me.
violence_in_progress|es|Suéltale el cinturón, mi amor, para que respire.
violence_in_progress|en|Let go of the rope, I told the kids. My son fell.
violence_in_progress|es|Mi marido me tiene la mano y me ayuda.
weapon_present|en|He's got his inhaler in his hand.
weapon_present|es|Se cortó con un cuchillo picando cebolla.
person_trapped|es|Mi papá está en la pieza de atrás acostado con fiebre.
person_trapped|en|My nan's upstairs in bed, she's got a chest infection.
person_trapped|es|Hay humo en la cocina, pero ya salimos todos.
person_trapped|en|There's a fire but everybody got out, we're all outside.
scene_hazard|es|Cocinamos con gas y se quemó la mano con la olla.
scene_hazard|en|He works at the gas station, he's got chest pain.
scene_hazard|es|Mi perro es tranquilo, lo voy a amarrar.
suicide_risk|en|I'm done with the compressions, someone else took over.
suicide_risk|es|No le veo salida al pasaje, por dónde entran?
severe_bleeding|es|Le sale sangre, no a chorros.
severe_bleeding|en|There's a tiny bit of blood on the towel.
multiple_victims|es|Tengo dos niños y el menor tiene fiebre.
multiple_victims|en|My two kids are asleep, my husband has chest pain.
multiple_victims|en|Her parents are both here with me, she's having a fit.
seizure_active|en|He's shaking with cold, he's been in the water.
overdose_suspected|es|Se tomó la pastilla de la presión y se siente mareado.
overdose_suspected|en|She took two paracetamol for her headache.
violence_in_progress|es|Me caí en la calle pero no me pegué en la cabeza.
person_trapped|en|She's on the floor and I can't lift her.
person_trapped|es|Se cayó de la cama y no lo puedo levantar.
imminent_delivery|en|There's a helicopter overhead, I can see it coming down.
person_trapped|es|Se encerró en su pieza y no quiere hablar con nadie.
multiple_victims|es|Somos cinco en la casa, pero el enfermo es mi papá, tiene fiebre.
multiple_victims|en|My whole family is here with me, my dad has chest pain.
scene_hazard|es|Estábamos en la bencinera y a mi papá le dio un dolor en el pecho.
scene_hazard|en|The generator is outside, we have no power, my mum has a fever.
severe_bleeding|es|Me corté un dedo y me sale un poco de sangre.
overdose_suspected|en|He ate his dinner with his tablets as usual.
imminent_delivery|en|I had to push the door open, he's on the floor.
stroke_suspected|en|She fell and can't raise her arm, I think the shoulder's out.
suicide_risk|es|No puedo más con este dolor de muela.
unconscious_patient|en|He didn't react badly to the vaccine, he's just sleepy.
cardiac_arrest_suspected|en|I put my ear to his mouth and he's breathing fine.
non_emergency|es|Estoy con mi hermana que la llamé yo, ella tiene dolor al pecho.
non_emergency|en|My mum fell, I called a taxi but she can't get up.
imminent_delivery|es|Está de tres meses y tiene un poquito de dolor.
stroke_suspected|es|Se cayó y se golpeó el brazo, no lo puede levantar.
stroke_suspected|en|He fell off his bike and can't lift his right arm, I think it's broken.
hypoglycemia_suspected|es|Tiene el azúcar en ciento diez, normal.
`
