/** What is said of a file that cannot be read, or of a cell that is not sound: what stands there and how to mend it. */

const LONGEST_QUOTE = 40
const MOST_OFFERED = 8

/** A cell's text for a message: in quotation marks, on one line, cut when long. */
function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const letters = [...line]
  return `“${letters.length > LONGEST_QUOTE ? `${letters.slice(0, LONGEST_QUOTE).join('')}…` : line}”`
}

/** A file as a whole. */
export const FILE_PROBLEMS = {
  empty: () => '文件是空的，请检查后重新上传',
  tooLarge: (megabytes: number) => `文件超过 ${megabytes} MB，请拆成几个文件分别导入`,
  tooManyRows: (rows: number) => `表格超过 ${rows} 行，请拆成几个文件分别导入`,
  tooManyColumns: (columns: number) => `表格超过 ${columns} 列，请删去多余的列后再导入`,
  unpacksTooLarge: (megabytes: number) => `文件解压后超过 ${megabytes} MB，请删去多余的工作表、图片和空白行后再导入`,
  oldSpreadsheet: () => '这是旧版 .xls 文件或者加了密码的文件，请在表格软件中取消密码并另存为 .xlsx 或 CSV 后再导入',
  webPage: () => '这是网页格式的文件（只是扩展名像表格），请用表格软件打开后另存为 .xlsx 或 CSV',
  notATable: () => '这不是表格文件，请导入 .xlsx 或 CSV 文件',
  brokenSpreadsheet: () => '表格文件已损坏或者不是 .xlsx 文件，请用表格软件打开后另存为 .xlsx 再导入',
  noSheet: (name: string, names: readonly string[]) => `没有名为${quoted(name)}的工作表；文件中有：${names.join('、')}`,
  hugeRange: () => '表格中有过大的合并单元格或者命名区域，请取消合并、删去名称后再导入',
  tooManyCells: (cells: number) => `表格超过 ${cells} 格（含只有格式的空白格），请把数据复制到新的工作表后再导入`,
  unknownEncoding: () => '文件的文字编码无法识别，请另存为 UTF-8 编码的 CSV 或 .xlsx 再导入',
  openQuote: (line: number) => `第 ${line} 行前后的双引号没有成对，请检查该处的引号`,
  brokenText: (line: number) => `第 ${line} 行附近无法读出，请用表格软件打开后另存为 CSV 再导入`,
  noHeader: (wanted: readonly string[], searched: number) =>
    `前 ${searched} 行中没有找到表头，表头应有这些列名：${wanted.join('、')}`,
  noRows: () => '表头下面没有数据行',
  missingColumns: (missing: readonly string[], found: readonly string[]) =>
    `缺少${missing.map(quoted).join('、')}列；文件中的列名为：${found.filter(Boolean).join('、')}`,
  repeatedColumns: (names: readonly string[]) => `列名${names.map(quoted).join('、')}出现了不止一次，请只保留一列`,
} as const

/** A line or a cell. */
export const CELL_PROBLEMS = {
  blank: () => '这一格是空的，请填写',
  tooLong: (length: number, most: number) => `有 ${length} 个字，超过 ${most} 个字，请缩短`,
  surplusCells: (found: number, wanted: number) =>
    `这一行有 ${found} 格，表头只有 ${wanted} 列；可能有逗号没有放在引号内，请检查`,
  repeated: (text: string, line: number) => `${quoted(text)}与第 ${line} 行重复，请核对编号`,
  notADay: (text: string) => `${quoted(text)}不是一个日期，请写成 2025-03-07 这样的形式`,
  noSuchDay: (text: string) => `${quoted(text)}在日历上不存在，请核对年、月、日`,
  monthOnly: (text: string) => `${quoted(text)}没有写明是哪一日，请补全年、月、日`,
  dayOutOfRange: (text: string, from: string, to: string) => `${quoted(text)}不在 ${from} 至 ${to} 之间，请核对年份`,
  unknownWord: (text: string, accepted: readonly string[]) =>
    `${quoted(text)}不能识别，可以填写：${accepted.slice(0, MOST_OFFERED).join('、')}${accepted.length > MOST_OFFERED ? '等' : ''}`,
  endedBeforeBegun: (ended: string, endedOn: string, begun: string, begunOn: string) =>
    `${ended} ${endedOn} 早于${begun} ${begunOn}，请核对两个日期`,
  resultWithoutDay: (result: string, day: string) => `填写了${result}，却没有${day}，请补上${day}或者清空${result}`,
  dayWithoutResult: (day: string, result: string) => `填写了${day}，却没有${result}，请补上${result}或者清空${day}`,
} as const
