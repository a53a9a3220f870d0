/**
 * Signs that a letter was read in the wrong character set: the mark for what could not be read, controls no letter
 * holds, or rows of accented letters such as no European language has.
 */
const WRONGLY_READ = /[\ufffd\u0080-\u009f]|[\u00a1-\u00ff]{4}/g

export const damageIn = (text: string): number => text.match(WRONGLY_READ)?.length ?? 0

/**
 * The letter with every text said to be in GB18030, which contains GBK and GB2312: for programs that name another
 * character set than they write, or none.
 */
export function saidToBeChinese(source: Buffer): Buffer {
  const letter = source
    .toString('latin1')
    .replace(/(charset\s*=\s*["']?)[\w.:-]+/gi, '$1gb18030')
    .replace(/^(content-type:\s*text\/\w+)[ \t]*;?[ \t]*(?=\r?\n(?![ \t]))/gim, '$1; charset=gb18030')
    .replace(/=\?(?:gb2312|gbk|cp936|x-gbk)\?/gi, '=?gb18030?')
  const head = letter.slice(0, /\r?\n\r?\n/.exec(letter)?.index ?? letter.length)
  const named = /^content-type:/im.test(head) ? letter : `Content-Type: text/plain; charset=gb18030\r\n${letter}`
  return Buffer.from(named, 'latin1')
}
