/** Texts that people, programs and scripts of the world write and that programs stumble on: all made here, by kind. */
const wrap = (marks: readonly string[], words: readonly string[]): string[] => marks.flatMap((mark) => words.map((word) => `${word}${mark}${word}`))
const codes = (from: number, to: number): string[] => Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at))
const around = (signs: readonly string[]): string[] => signs.map((sign) => `a${sign}b`)

const names = ["Åsa Öström-Ääri", "O'Malley", "d'Hondt", "Nguyễn Thị Ánh", "Þórunn Ægisdóttir", "José María Ñandú", "İpek Şahin", "Ørsted", "Müller-Weiß", "Łukasz Żółć", "Čížek", "Ștefan", "Aino-Maija", "Null", "null", "undefined", "NaN", "True", "false", "nil", "None", "0", "-0", "1e309", "٣٤٥", "Ⅻ", "½", "X Æ A-12"]
const scripts = ["Жанна Петрова", "Ελένη Παπαδάκη", "محمد علي", "דוד כהן", "李小龍", "김하늘", "ひらがな カタカナ 漢字", "हिन्दी नाम", "ภาษาไทย", "አማርኛ", "தமிழ்", "ქართული", "հայերեն", "Sámegiella čáppa", "ᐃᓄᒃᑎᑐᑦ", "ᚠᚢᚦᚨᚱᚲ", "𐍈𐌰𐌹", "𝒦ℴ𝒾𝓋𝓊", "ⓀⓄⒾⓋⓊ", "ｋｏｉｖｕ", "ﷺ", "ﬁﬂ", "ǅ", "ẞß", "ſ", "ıİ"]
const emoji = ["😀", "👩‍👩‍👧‍👦", "🏳️‍🌈", "🇫🇮🇸🇪", "👍🏽", "❤️", "☺︎", "1️⃣", "🫠", "🧑🏿‍🚒", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "💩".repeat(40), "🇫", "‍", "️"]
const sql = ["'; drop table case_file; --", "' or '1'='1", "\" or \"\"=\"", "1; select pg_sleep(10)", "$1", "$$", "${1}", "%s", "%n%n%n", "{0}", "?", "\\", "\\\\", "\\'", "''", "E'\\047'", "/* */", "--", "x' union select null--", "Robert'); delete from person;--", "%", "_", "100%", "a_b", "~", "*"]
const html = ["<script>kerro(1)</script>", "<img src=x onerror=kerro(1)>", "\"><svg onload=kerro(1)>", "&lt;b&gt;", "&amp;", "&", "&nbsp;", "&#x41;", "&#0;", "&notit;", "<!--", "-->", "]]>", "<![CDATA[x]]>", "<?php ?>", "</title>", "</textarea>", "<b", "b>", "javascript:kerro(1)", "' onmouseover='kerro(1)", "` onclick=kerro(1)", "<style>*{display:none}</style>", "<iframe src=//a.example>", "{{7*7}}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "[[x]]", "{%x%}", "__proto__", "constructor", "toString", "hasOwnProperty"]
const files = ["../../etc/passwd", "..\\..\\boot.ini", "C:\\CON", "NUL", "aux.txt", "file:///etc/hosts", "a/b", ".", "..", ".hidden", "a|b", "`ls`", "$(ls)", "; ls", "&& ls", "=SUM(A1)", "+358", "-1+1", "@kutsu", "=HYPERLINK(\"a\")", "\"a\";\"b\"", "a,b", "a;b", "{\"a\":1}", "[1]", "a: b", "- a", "# a", "| a |", "http://a.example/?q=ä&b=1#c", "mailto:a@b.example", "%00", "%0d%0a", "%E4", "+", "a+b%20c"]
const spaces = around([" ", "  ", "\t", "\n", "\r\n", "\u00a0", "\u1680", ...codes(0x2000, 0x200a), "\u2028", "\u2029", "\u202f", "\u205f", "\u3000", "\u0085"])
const zeroWidth = around(["\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u180e", "\u034f", "\u061c", ...codes(0x2061, 0x2064), ...codes(0xfe00, 0xfe0f), "\u{e0100}", "\u{e0041}"])
const direction = around([...codes(0x202a, 0x202e), ...codes(0x2066, 0x2069), "\u200e", "\u200f"]).concat(["\u202eatiam", "שלום maa 123", "abc אבג 123 דהו", "السلام عليكم 45", "(א)", "\u2067oikea\u2069"])
const control = around([...codes(0x01, 0x08), "\u000b", "\u000c", ...codes(0x0e, 0x1f), ...codes(0x7f, 0x9f)])
const combining = [...wrap(["\u0308", "\u030a", "\u0301\u0327", "\u20dd", "\u0338", "\u0489"], ["a", "Ö", "漢"]), `Z${"\u0301".repeat(60)}`, "a\u0308 ≠ ä", "\u0301a", "e\u0301é", "\u1112\u1161\u11ab", "한", "ö\u0308", "A\u030aÅÅ"]
const ends = around([...codes(0xfdd0, 0xfdef), "\ufffe", "\uffff", "\u{1fffe}", "\u{10ffff}", "\ufffd", "\ufffc", ...codes(0xe000, 0xe004), "\u{f0000}"])
const punctuation = ["“kieli”", "”kieli”", "„kieli“", "«kieli»", "’t", "‘a’", "—", "–", "‐", "‑", "−", "…", "·", "•", "†", "‰", "€", "₽", "№", "§ 24", "¶", "©®™", "¿¡", "°C", "²³", "µ", "Ω", "℮", "∞", "≤≥≠", "←↑→↓", "■□", "♠♥", "☎", "✓✗", "☐", "🂡", "𝄞", "⠓⠑⠊", "ʘ", "ǃǁ", "゛", "〇", "㈱", "﹏"]
const long = ["a".repeat(280), "ä".repeat(280), "漢".repeat(280), "a ".repeat(140).trim(), "-".repeat(200), "(".repeat(200), "[".repeat(200), "<".repeat(200), "\"".repeat(200), "\\".repeat(200), "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "Lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilas"]
const numbers = ["2147483648", "-2147483649", "9007199254740993", "0x1F", "1_000", "1,000.00", "1 000,00", "01.02.2026", "2026-02-30", "1970-01-01T00:00:00Z", "24:00", "Infinity", "1/0", "00", "+0", ".5", "5.", "1e3", "0b1", "0o7", "FI2112345600000785", "0101263-6", "12/14.05/2026", "1.2.3.4", "::1"]

const signs = around([...codes(0x20a0, 0x20c0), ...codes(0x1f600, 0x1f620), ...codes(0x0300, 0x0310)])

export const oddStrings: readonly string[] = [...new Set([...names, ...scripts, ...emoji, ...sql, ...html, ...files, ...spaces, ...zeroWidth, ...direction, ...control, ...combining, ...ends, ...punctuation, ...long, ...numbers, ...signs])]

/** What is no text at all. */
export const noTexts: readonly string[] = ["\ud800", "\udc00", "a\ud83d", "\ude00b", "\ud83d\ud83d", "\udfff\ud800", "a\u0000b", "\u0000"]
