const DIGITS = '〇一二三四五六七八九'
const LEGAL = '零壹贰叁肆伍陆柒捌玖'
const STEMS = '甲乙丙丁戊己庚辛壬癸'
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

/** A list number in one of the formats of ECMA-376 (ST_NumberFormat); null for formats we do not know. */
export function numberText(value: number, format: string): string | null {
  if (!Number.isInteger(value) || value < 0 || value > 9999) return null
  switch (format) {
    case 'decimal':
      return String(value)
    case 'decimalZero':
      return String(value).padStart(2, '0')
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return String(value).replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d)))
    case 'upperLetter':
      return letters(value, 65)
    case 'lowerLetter':
      return letters(value, 97)
    case 'upperRoman':
      return roman(value)
    case 'lowerRoman':
      return roman(value).toLowerCase()
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return value >= 1 && value <= 20 ? String.fromCharCode(0x2460 + value - 1) : String(value)
    case 'decimalEnclosedParen':
      return `(${value})`
    case 'decimalEnclosedFullstop':
      return `${value}.`
    case 'ideographDigital':
    case 'taiwaneseDigital':
    case 'japaneseDigitalTenThousand':
      return String(value).replace(/\d/g, (d) => DIGITS[Number(d)] as string)
    case 'ideographTraditional':
      return value >= 1 ? (STEMS[(value - 1) % 10] as string) : null
    case 'ideographZodiac':
      return value >= 1 ? (BRANCHES[(value - 1) % 12] as string) : null
    case 'ideographEnclosedCircle':
      return value >= 1 && value <= 10 ? String.fromCharCode(0x3280 + value - 1) : String(value)
    case 'chineseLegalSimplified':
      return counting(value, LEGAL, ['', '拾', '佰', '仟'], false)
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'japaneseCounting':
      return counting(value, `零${DIGITS.slice(1)}`, ['', '十', '百', '千'], true)
    case 'none':
      return ''
    default:
      return null
  }
}

/** 二十三, 一百零五; ten to nineteen without the 一 in front where that is how people write. */
function counting(value: number, digits: string, units: readonly string[], short: boolean): string {
  if (value === 0) return digits[0] as string
  const figures = [...String(value)].map(Number)
  let text = ''
  figures.forEach((figure, i) => {
    const unit = units[figures.length - 1 - i] as string
    if (figure !== 0) text += `${digits[figure]}${unit}`
    else if (figures.slice(i + 1).some((f) => f !== 0) && !text.endsWith(digits[0] as string))
      text += digits[0]
  })
  return short && value >= 10 && value < 20 ? text.slice(1) : text
}

const letters = (value: number, first: number): string | null =>
  value < 1 || value > 780
    ? null
    : String.fromCharCode(first + ((value - 1) % 26)).repeat(Math.ceil(value / 26))

function roman(value: number): string {
  let text = ''
  let rest = value
  for (const [worth, sign] of ROMAN)
    while (rest >= worth) {
      text += sign
      rest -= worth
    }
  return text
}
