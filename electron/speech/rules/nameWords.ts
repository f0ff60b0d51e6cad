/** How the words of a name look, in text whose capitals are as written. */

export const NAME_WORD = "(?:[OD]'|Mc|Mac)?[A-Z][a-z']+(?:-[A-Z][a-z']+)?"

/** Capitals that begin a sentence or name something else, never a person. */
export const NOT_NAME =
  /^(?:Yo|Daddy|Mommy|Mummy|Grandma|Grandpa|Granny|Nana|Papito|Mamita|Si|No|Ya|Eh|Ah|Ay|Oh|Uh|Um|Se|Es|El|La|Los|Las|Mi|Yes|Yeah|He|She|It|Its|The|My|And|Y|Pero|But|Okay|Ok|Right|Please|Por|Senorita|Senor|Senora|Dice|Dicen|Tiene|Treinta|Gracias|Hola|Alo|Hello|Hi|Well|Bueno|Mire|Oiga|Fonasa|Isapre|Dad|Mum|Mom|Mami|Papi|Papa|Mama|God|Dios|Come|Hold|Hang|Three|They|We|There|Me|So|Un|Una|That|This|His|Her|Just|Sorry|I|I'm|I've|Jesus|Christ|Muchas|Don|Dona|Mrs|Mr|Miss|Ms|Dr|Sra|Sr|Nana|Tata|What|Como|Que|Wake|Help|Now|Not|Carabineros|Bomberos|Samu|Street|Avenida|Calle|Torre|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|October|November|December|Lunes|Martes|Miercoles|Jueves|Viernes|Sabado|Febrero|Septiembre|Octubre|Noviembre|Diciembre|English|Spanish|Narcan|EpiPen|Toma|Creo|Parece|Perdon|Disculpe|Soy|Estoy|Esta|Este|Esa|Ese|Ella|Nada|Nadie|Ahora|Aqui|Aca|Listo|Claro|Vamos|Mijita|Mijito|Amor|Tranquila|Tranquilo|Name|Membership|Says|Thank|Thanks|Both|Maybe|Don't|Do|Can|Is|Are|Was|Only|About|Type|Smile|Lo|Le|Con|En|A|De|Para|Porque|Cuando|Ayer|Anoche|Hoy|Hace|Put|Look|Get|Go|Let|Take|Tell|Wait|Send|Keep|Stop|Open|Sit|Stay|Lie|Hurry|Quick|Move|Give|Watch|Anda|Mira|Oye|Espera|Espere|Ven|Venga|Dale|Corre|Deja|Dame|Toma|Pon|Saca|Apura|Apure|Manden|Mande|Vengan|Abre|Cierra|Como|Desde|Apellidos?|Surname|Nombre|Last|First|Full|Doctor|Doctora|Nurse)$/

/** "The patient is Hispanic". */
export const PEOPLES =
  /^(?:American|Mexican|Hispanic|Latin\w*|Asian|African|Black|White|English|Polish|Chinese|Spanish|Indian|British|Irish|Scottish|Welsh|French|German|Italian|Catholic|Muslim|Jewish|Russian|Romanian|Chilen\w+|Haitian\w*|Venezolan\w+|Peruan\w+|Colombian\w+|Bolivian\w+|Testigo|Type|Code|Alpha|Narcan)$/
