/** A place put right by the way: its name, the number of the road, one street of a corner, the post, the flat. */
import { type Case, tellEach } from './told.fixture.ts'

const CASES: readonly Case[] = [
  [
    'un callejón que otro conoce',
    'es-CL',
    [
      'A: ¿Dónde están?',
      'C: En el callejón Las Rosas, comuna de Retiro.',
      'A: ¿Respira bien?',
      'C: Sí. Oiga, me dicen que este callejón no es Las Rosas, que ese es el de más abajo. Este es Los Quillayes.',
    ],
    { direccion: 'callejón Los Quillayes', comuna: 'Retiro' },
  ],
  [
    'the number of a road that the dispatcher doubts',
    'en-US',
    [
      'A: What road is that?',
      'C: County Road 26, we are at the barn.',
      "A: My crew shows nothing on 26. Are you sure it's 26?",
      "C: Shoot, no, I live on 26. It's sixty-two. Six two.",
    ],
    { direccion: 'County Road 62', numero: undefined },
  ],
  [
    'one street of a corner',
    'en-US',
    [
      'A: Where are you?',
      'C: Fulton Avenue and Tenth.',
      'A: My officer is on Fulton, which corner are you on?',
      "C: Let me look at the sign. It's Eleventh. I told you Tenth, it's Eleventh, I'm sorry.",
    ],
    { direccion: 'Fulton Avenue and Eleventh' },
  ],
  [
    'un lugar que ya quedó atrás',
    'es-CL',
    [
      'A: ¿Dónde quedó detenido?',
      'C: En la Ruta 7, subiendo la cuesta Queulat.',
      'A: ¿Está despierto?',
      'C: Sí. Y no estamos en la cuesta Queulat, esa la pasamos hace rato. Según el mapa esto es el Portezuelo Cavieres.',
    ],
    { ubicacion_referencia: 'el Portezuelo Cavieres' },
  ],
  [
    'un kilómetro mal dado, con lo que estaba a su lado',
    'es-CL',
    [
      'A: ¿En qué ruta está? ¿Ubica el kilómetro?',
      'C: En la Cinco Norte, en la bajada de la cuesta Las Chilcas. El kilómetro debe ser el... ochenta y dos.',
      'A: ¿Cómo respira?',
      'C: Bien. Y el kilómetro se lo di mal: fui hasta el letrero y dice noventa y dos.',
    ],
    { ubicacion_referencia: 'en la bajada de la cuesta Las Chilcas, km 92' },
  ],
  [
    'a flat read back the wrong way round',
    'en-GB',
    [
      "A: What's the address?",
      'C: 140 Lochee Road, flat two-one, Dundee.',
      'A: So that is 140 Lochee Road, flat two-one, second floor?',
      "C: No, first floor! It's one-two. I always say it back to front.",
    ],
    { numero: '140', depto: '12' },
  ],
  [
    'a dispatcher’s town, and the caller’s way there',
    'es-CL',
    ['A: ¿Va hacia Coyhaique o viene de allá?', 'C: Voy para Coyhaique, cargado con animales, por la Ruta 7.'],
    { comuna: undefined },
  ],
  [
    'begun anew after a look at the bill',
    'es-CL',
    [
      'A: ¿Dónde queda la casa?',
      'C: En Antofagasta. Avenida Brasil mil seiscientos... cuarenta y uno... no, espérese que lo tengo en una boleta... cuarenta y siete, mil seiscientos cuarenta y siete.',
    ],
    { direccion: 'Avenida Brasil', numero: '1647' },
  ],
]

tellEach(CASES)
