/** The 346 comunas of Chile by their formal names, and how people shorten some of them. */
import { plain } from './unaccented.ts'

/** The sixteen regions from north to south, each with its comunas. */
const BY_REGION: readonly (readonly [string, string])[] = [
  ['Arica y Parinacota', 'Arica|Camarones|Putre|General Lagos'],
  ['Tarapacá', 'Iquique|Alto Hospicio|Pozo Almonte|Camiña|Colchane|Huara|Pica'],
  [
    'Antofagasta',
    'Antofagasta|Mejillones|Sierra Gorda|Taltal|Calama|Ollagüe|San Pedro de Atacama|Tocopilla|María Elena',
  ],
  ['Atacama', 'Copiapó|Caldera|Tierra Amarilla|Chañaral|Diego de Almagro|Vallenar|Alto del Carmen|Freirina|Huasco'],
  [
    'Coquimbo',
    'La Serena|Coquimbo|Andacollo|La Higuera|Paihuano|Vicuña|Illapel|Canela|Los Vilos|Salamanca|Ovalle|Combarbalá|Monte Patria|Punitaqui|Río Hurtado',
  ],
  [
    'Valparaíso',
    'Valparaíso|Casablanca|Concón|Juan Fernández|Puchuncaví|Quintero|Viña del Mar|Isla de Pascua|Los Andes|Calle Larga|Rinconada|San Esteban|La Ligua|Cabildo|Papudo|Petorca|Zapallar|Quillota|La Calera|Hijuelas|La Cruz|Nogales|San Antonio|Algarrobo|Cartagena|El Quisco|El Tabo|Santo Domingo|San Felipe|Catemu|Llay Llay|Panquehue|Putaendo|Santa María|Quilpué|Limache|Olmué|Villa Alemana',
  ],
  [
    'Metropolitana de Santiago',
    'Santiago|Cerrillos|Cerro Navia|Conchalí|El Bosque|Estación Central|Huechuraba|Independencia|La Cisterna|La Florida|La Granja|La Pintana|La Reina|Las Condes|Lo Barnechea|Lo Espejo|Lo Prado|Macul|Maipú|Ñuñoa|Pedro Aguirre Cerda|Peñalolén|Providencia|Pudahuel|Quilicura|Quinta Normal|Recoleta|Renca|San Joaquín|San Miguel|San Ramón|Vitacura|Puente Alto|Pirque|San José de Maipo|Colina|Lampa|Tiltil|San Bernardo|Buin|Calera de Tango|Paine|Melipilla|Alhué|Curacaví|María Pinto|San Pedro|Talagante|El Monte|Isla de Maipo|Padre Hurtado|Peñaflor',
  ],
  [
    "Libertador General Bernardo O'Higgins",
    'Rancagua|Codegua|Coinco|Coltauco|Doñihue|Graneros|Las Cabras|Machalí|Malloa|Mostazal|Olivar|Peumo|Pichidegua|Quinta de Tilcoco|Rengo|Requínoa|San Vicente de Tagua Tagua|Pichilemu|La Estrella|Litueche|Marchigüe|Navidad|Paredones|San Fernando|Chépica|Chimbarongo|Lolol|Nancagua|Palmilla|Peralillo|Placilla|Pumanque|Santa Cruz',
  ],
  [
    'Maule',
    'Talca|Constitución|Curepto|Empedrado|Maule|Pelarco|Pencahue|Río Claro|San Clemente|San Rafael|Cauquenes|Chanco|Pelluhue|Curicó|Hualañé|Licantén|Molina|Rauco|Romeral|Sagrada Familia|Teno|Vichuquén|Linares|Colbún|Longaví|Parral|Retiro|San Javier|Villa Alegre|Yerbas Buenas',
  ],
  [
    'Ñuble',
    'Chillán|Chillán Viejo|Bulnes|El Carmen|Pemuco|Pinto|Quillón|San Ignacio|Yungay|Quirihue|Cobquecura|Coelemu|Ninhue|Portezuelo|Ránquil|Treguaco|San Carlos|Coihueco|Ñiquén|San Fabián|San Nicolás',
  ],
  [
    'Biobío',
    'Concepción|Coronel|Chiguayante|Florida|Hualqui|Lota|Penco|San Pedro de la Paz|Santa Juana|Talcahuano|Tomé|Hualpén|Lebu|Arauco|Cañete|Contulmo|Curanilahue|Los Álamos|Tirúa|Los Ángeles|Antuco|Cabrero|Laja|Mulchén|Nacimiento|Negrete|Quilaco|Quilleco|San Rosendo|Santa Bárbara|Tucapel|Yumbel|Alto Biobío',
  ],
  [
    'La Araucanía',
    'Temuco|Carahue|Cunco|Curarrehue|Freire|Galvarino|Gorbea|Lautaro|Loncoche|Melipeuco|Nueva Imperial|Padre Las Casas|Perquenco|Pitrufquén|Pucón|Saavedra|Teodoro Schmidt|Toltén|Vilcún|Villarrica|Cholchol|Angol|Collipulli|Curacautín|Ercilla|Lonquimay|Los Sauces|Lumaco|Purén|Renaico|Traiguén|Victoria',
  ],
  [
    'Los Ríos',
    'Valdivia|Corral|Lanco|Los Lagos|Máfil|Mariquina|Paillaco|Panguipulli|La Unión|Futrono|Lago Ranco|Río Bueno',
  ],
  [
    'Los Lagos',
    'Puerto Montt|Calbuco|Cochamó|Fresia|Frutillar|Los Muermos|Llanquihue|Maullín|Puerto Varas|Castro|Ancud|Chonchi|Curaco de Vélez|Dalcahue|Puqueldón|Queilén|Quellón|Quemchi|Quinchao|Osorno|Puerto Octay|Purranque|Puyehue|Río Negro|San Juan de la Costa|San Pablo|Chaitén|Futaleufú|Hualaihué|Palena',
  ],
  [
    'Aysén del General Carlos Ibáñez del Campo',
    "Coyhaique|Lago Verde|Aysén|Cisnes|Guaitecas|Cochrane|O'Higgins|Tortel|Chile Chico|Río Ibáñez",
  ],
  [
    'Magallanes y de la Antártica Chilena',
    'Punta Arenas|Laguna Blanca|Río Verde|San Gregorio|Cabo de Hornos|Antártica|Porvenir|Primavera|Timaukel|Natales|Torres del Paine',
  ],
]

export const COMUNAS: readonly string[] = BY_REGION.flatMap(([, names]) => names.split('|'))

/** Formal name of a comuna → its region. */
export const REGION_OF: ReadonlyMap<string, string> = new Map(
  BY_REGION.flatMap(([region, names]) => names.split('|').map((name) => [name, region] as const)),
)

/** What people say → the formal name. */
const SPOKEN: Readonly<Record<string, string>> = {
  'santiago centro': 'Santiago',
  'puerto natales': 'Natales',
  'puerto aysen': 'Aysén',
  'san francisco de mostazal': 'Mostazal',
  'san vicente': 'San Vicente de Tagua Tagua',
  'san jose de la mariquina': 'Mariquina',
  'til til': 'Tiltil',
  llaillay: 'Llay Llay',
  vina: 'Viña del Mar',
  pac: 'Pedro Aguirre Cerda',
  conce: 'Concepción',
  valpo: 'Valparaíso',
  conchali: 'Conchalí',
}

/** Formal names that are also common words or surnames; they need a cue such as "comuna de". */
const COMMON = new Set(
  'canela caldera rinconada cabildo nogales cartagena navidad retiro pinto florida coronel nacimiento victoria corral castro palena primavera porvenir cisnes parral molina romeral maule independencia providencia paredones la estrella la cruz santa maria santa cruz el bosque los sauces los alamos los lagos la union el carmen'.split(
    ' ',
  ),
)
const COMMON_PAIRS = new Set([
  'la estrella',
  'la cruz',
  'los sauces',
  'los alamos',
  'el carmen',
  'la union',
  'santa maria',
])

/** Plain spelling → formal name. */
export const COMUNA_BY_PLAIN: ReadonlyMap<string, string> = new Map([
  ...COMUNAS.map((name): [string, string] => [plain(name), name]),
  ...Object.entries(SPOKEN),
])

/** Is the name so common a word that hearing it is not yet a place? */
export const isCommonWord = (spoken: string): boolean =>
  spoken.includes(' ')
    ? COMMON_PAIRS.has(spoken)
    : COMMON.has(spoken) && spoken !== 'independencia' && spoken !== 'providencia'

/** Longest names first, so that "San Pedro de la Paz" is not "San Pedro". */
const NAMES = [...COMUNA_BY_PLAIN.keys()].sort((a, b) => b.length - a.length)
export const COMUNA_PATTERN: RegExp = new RegExp(`\\b(?:${NAMES.join('|').replaceAll("'", "'")})\\b(?! mackenna)`, 'g')
