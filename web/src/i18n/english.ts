// All English words of the interface, by namespace.
import { common, word } from "./en/common";
import { incident } from "./en/incident";
import { library } from "./en/library";
import { map } from "./en/map";
import { overview } from "./en/overview";
import { project } from "./en/project";
import { report } from "./en/report";
import { review } from "./en/review";

export const english = { common, word, overview, map, incident, report, review, library, project } as const;
