import { warnsOf } from './warned.fixture.ts'

warnsOf(
  [
    ['airway_obstruction', 'es-CL', 'C: Se echó una uva y no le sale la voz, se agarra el cuello.'],
    ['airway_obstruction', 'en-GB', "C: She was eating a grape and now she's clawing at her throat, no sound."],
    ['airway_obstruction', 'en-GB', "C: Her trachy is blocked, there's no air."],
    ['cardiac_arrest_suspected', 'es-CL', 'C: El guardia le está hundiendo el pecho y le pusieron los parches.'],
    ['cardiac_arrest_suspected', 'en-GB', 'C: The machine has just shocked him and we are going on his chest.'],
  ],
  [
    ['airway_obstruction', 'es-CL', 'C: Se atoró con una moneda pero ya la escupió, está llorando a todo pulmón.'],
    ['airway_obstruction', 'es-CL', 'C: Tengo una pena atragantada desde el funeral.'],
    ['airway_obstruction', 'en-GB', 'C: He was pulling the choke on the mower and hurt his shoulder.'],
    ['cardiac_arrest_suspected', 'en-GB', "C: My heart stopped when I saw her fall. She's fine, it's her elbow."],
    ['cardiac_arrest_suspected', 'es-CL', 'C: El consultorio está en paro y mi hijo tiene fiebre.'],
  ],
)
