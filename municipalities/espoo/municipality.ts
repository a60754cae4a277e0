import type { Municipality } from "../../src/model/model.ts"
import { inThree } from "../../src/model/text.ts"

/** The information management unit (906/2019 4 §) itself. */
export const municipality: Municipality = {
  id: "espoo",
  kind: "municipality",
  name: inThree("Espoo", "Esbo", "Espoo"),
  genitive: "Espoon",
  languages: ["fi", "sv"],
  colour: "#0050bb",
  website: "https://www.espoo.fi",
  keeps: [],
}
