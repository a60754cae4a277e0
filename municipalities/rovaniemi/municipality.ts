import type { Municipality } from "../../src/model/model.ts"
import { inThree } from "../../src/model/text.ts"

/** The information management unit (906/2019 4 §) itself. */
export const municipality: Municipality = {
  id: "rovaniemi",
  kind: "municipality",
  name: inThree("Rovaniemi", "Rovaniemi", "Rovaniemi"),
  genitive: "Rovaniemen",
  languages: ["fi"],
  colour: "#00594f",
  website: "https://www.rovaniemi.fi",
  keeps: [],
}
