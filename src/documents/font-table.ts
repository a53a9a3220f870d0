import { FONTS } from './official-layout.ts'

/**
 * Free fonts, and the names systems give the same face, that stand in where a machine lacks the font of an official
 * document: for 小标宋 a heavy song, for 仿宋 a fangsong, for 黑体 a sans. The first that is there is taken.
 */
const STAND_INS: Readonly<Record<string, readonly string[]>> = {
  [FONTS.title.eastAsia]: ['小标宋体', 'Noto Serif SC', 'Noto Serif CJK SC', '思源宋体', '宋体'],
  [FONTS.body.eastAsia]: ['仿宋', 'FangSong', 'FandolFang R', '朱雀仿宋', 'Noto Serif SC'],
  [FONTS.heading.eastAsia]: ['SimHei', 'Noto Sans SC', 'Noto Sans CJK SC', '思源黑体'],
  [FONTS.figures.eastAsia]: ['SimSun', 'Noto Serif SC', 'Noto Serif CJK SC', '思源宋体'],
}

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

const fontOf = ([name, standIns]: [string, readonly string[]]): string =>
  `<w:font w:name="${name}"><w:altName w:val="${standIns.join(',')}"/><w:charset w:val="86"/></w:font>`

/** The part of a DOCX that names each font with its stand-ins; fonts are licensed to machines, so none is embedded. */
export const FONT_TABLE = {
  path: 'word/fontTable.xml',
  data: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="${WORD}">${Object.entries(STAND_INS).map(fontOf).join('')}</w:fonts>`,
}
