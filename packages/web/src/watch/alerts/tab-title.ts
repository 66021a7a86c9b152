/** A title without and with the number of alerts before it: "(3) 首页 · 融衡". */
export const titleWith = (title: string, count: number): string => {
  const plain = title.replace(/^\(\d+\+?\) /, '')
  return count === 0 ? plain : `(${count > 99 ? '99+' : count}) ${plain}`
}
