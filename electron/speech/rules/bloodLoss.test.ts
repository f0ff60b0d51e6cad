import { warnsOf } from './warned.fixture.ts'

warnsOf(
  [
    ['severe_bleeding', 'es-CL', 'C: Se cortó con el vidrio y sale como manguera.'],
    ['severe_bleeding', 'es-CL', 'C: Ya van cuatro toallas y se me escapa por entre los dedos.'],
    ['severe_bleeding', 'es-CL', 'C: Le reventó la várice, hay un charco debajo de ella.'],
    ['severe_bleeding', 'en-GB', "C: His leg's going like a fountain, I've soaked through two towels."],
    ['severe_bleeding', 'en-GB', "C: She's brought up half a bucket, all dark clots."],
    ['severe_bleeding', 'en-GB', "C: It's coming through my fingers, I can't hold it."],
    ['severe_bleeding', 'es-CL', 'C: Va una toalla cada diez minutos, estoy de doce semanas.'],
  ],
  [
    ['severe_bleeding', 'es-CL', 'C: Parece un charco de sangre pero es salsa de tomate, se resbaló.'],
    ['severe_bleeding', 'en-GB', "C: It's all up the wall, but it's beetroot, she dropped the jar."],
    ['severe_bleeding', 'en-GB', 'C: It bled for a second and stopped, one plaster did it.'],
  ],
)
