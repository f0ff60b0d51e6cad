import { tellEach } from './told.fixture.ts'

tellEach([
  ['candles', 'en-US', ['C: We just blew out seventy-six candles and she fainted.'], { edad: '76' }],
  ['what to write', 'es-CL', ['A: ¿Qué edad tiene?', 'C: Dice que sesenta. Póngale sesenta y ocho.'], { edad: '68' }],
  ['birthdays', 'en-GB', ['A: How old?', 'C: Six. No, he had his seventh last week.'], { edad: '7' }],
  ['the caller’s own', 'es-CL', ['A: ¿Qué edad tiene?', 'C: Treinta tengo yo, el niño tiene cuatro.'], { edad: '4' }],
  ['read back wrong', 'en-US', ['A: Seventeen years old, copy.', 'C: Not seventeen. Seventy.'], { edad: '70' }],
  ['days', 'en-US', ['C: My baby is six days old and he is blue.'], { edad: '6 días' }],
  ['years and months', 'es-CL', ['A: ¿Edad?', 'C: Un año, cinco meses.'], { edad: '1 año 5 meses' }],
  ['the patient answers aloud', 'en-US', ['C: Sir, how old are you? Fifty-one. He’s bleeding.'], { edad: '51' }],
  ['how long it lasted', 'es-CL', ['C: Treinta años de casados y nunca lo vi así.'], { edad: undefined }],
  ['who it is like', 'en-US', ['C: He is crying like a three-year-old, he fell.'], { edad: undefined }],
  ['who it is like, in Spanish', 'es-CL', ['C: Se mueve como abuelito de noventa.'], { edad: undefined }],
  ['a year at school', 'en-GB', ['A: What age is she?', 'C: She’s in Year 5.'], { edad: undefined }],
])
