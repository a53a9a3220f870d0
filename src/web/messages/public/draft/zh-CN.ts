/** Saving a request that is not finished and coming back to it. Chinese. */
export const zh = {
  savedTitle: '已经保存',
  code: '草稿码',
  savedText: (day: string) =>
    `凭草稿码可以在${day}以前回来继续填写，之后草稿自动删除。草稿码只在这里显示，请抄下或者拍照。`,
  notFiled: '申请还没有提交。',
  print: '打印或者保存为 PDF',
  resume: '现在继续填写',
  leave: '离开',
  leaveHint: '在公用电脑上填写的，请按“离开”。离开后，其他人不能从这里看到您填写的内容。',
  left: '已经离开，其他人不能再从这里看到您填写的内容。',
  returnTitle: '继续填写以前保存的申请',
  returnIntro: '请输入保存时得到的草稿码。',
  codeHint: '24位字母和数字，大小写、空格、连字符都不影响',
  open: '继续填写',
  wrong: '没有这份草稿，请核对草稿码。保存超过7天的草稿已经删除。',
  trackInstead: '已经提交申请、要查询进度的，请用申请编号和查询码查询。',
  lostTitle: '找不到这份草稿',
  lostText: '可能是浏览器关闭过，或者浏览器设置为不保存网站数据，也可能草稿已经超过7天。',
  lostTyped: '您刚才填写的内容没有丢失，显示在下面，可以带着它们重新开始。',
  restart: '带着这些内容继续',
  fresh: '重新开始',
}
