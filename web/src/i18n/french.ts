// All French words of the interface, by namespace.
import { common, word } from "./fr/common";
import { incident } from "./fr/incident";
import { library } from "./fr/library";
import { map } from "./fr/map";
import { overview } from "./fr/overview";
import { project } from "./fr/project";
import { report } from "./fr/report";
import { review } from "./fr/review";

export const french = { common, word, overview, map, incident, report, review, library, project } as const;
