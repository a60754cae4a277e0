import { unzipSync } from "fflate"
import { SaxesParser, type SaxesTagPlain } from "saxes"
import { Unreadable } from "./unreadable.ts"

/** Parts of an office file may unpack to this much in all; a page of text is far below. */
const unpackedLimitBytes = 64 * 1024 * 1024

/** The wanted parts of an office file as text. What a part says of its size is what it gets, so a bomb has no room. */
export function openZip(bytes: Uint8Array, wanted: (name: string) => boolean): Map<string, string> {
  let unpacked = 0
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wanted(name)) return false
        unpacked += originalSize
        if (unpacked > unpackedLimitBytes) throw new Bomb()
        return true
      },
    })
    return new Map(Object.entries(parts).map(([name, part]) => [name, new TextDecoder("utf-8").decode(part)]))
  } catch (fault) {
    throw fault instanceof Bomb ? bomb() : broken()
  }
}

class Bomb extends Error {}

const bomb = (): Unreadable =>
  new Unreadable({
    fi: "Tiedosto purkautuu liian suureksi, eikä sitä lueta. Tallenna pelkkä kuvaus uuteen tiedostoon.",
    sv: "Filen blir för stor när den packas upp och läses inte. Spara bara beskrivningen i en ny fil.",
    en: "The file unpacks to too much and is not read. Save the description alone in a new file.",
  })

export const broken = (): Unreadable =>
  new Unreadable({
    fi: "Tiedosto on rikki: sen osia ei voi purkaa. Tallenna se uudelleen ja yritä sitten.",
    sv: "Filen är skadad: delarna kan inte packas upp. Spara den på nytt och försök igen.",
    en: "The file is broken: its parts cannot be unpacked. Save it again and retry.",
  })

export interface XmlReader {
  open?(tag: string, attributes: Readonly<Record<string, string>>): void
  close?(tag: string): void
  text?(text: string): void
}

/** Reads XML as a stream of events. Entities of one's own are refused: an office file has none. */
export function readXml(xml: string, reader: XmlReader): void {
  const parser = new SaxesParser()
  parser.on("doctype", () => {
    throw new Unreadable({
      fi: "Tiedosto määrittelee omia XML-entiteettejä, eikä sitä lueta. Tallenna se uudelleen toimisto-ohjelmalla.",
      sv: "Filen definierar egna XML-entiteter och läses inte. Spara den på nytt med ett kontorsprogram.",
      en: "The file declares XML entities of its own and is not read. Save it again with an office program.",
    })
  })
  parser.on("error", () => {
    throw broken()
  })
  if (reader.open) parser.on("opentag", ({ name, attributes }: SaxesTagPlain) => reader.open?.(name, attributes))
  if (reader.close) parser.on("closetag", ({ name }) => reader.close?.(name))
  if (reader.text) {
    parser.on("text", (text) => reader.text?.(text))
    parser.on("cdata", (text) => reader.text?.(text))
  }
  parser.write(xml).close()
}
