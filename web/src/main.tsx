// Starts the desk in the page.
import { createRoot } from "react-dom/client";
import { takeToken } from "./api/client";
import { App } from "./App";
import { Crash } from "./components/Crash";
import { loadWords } from "./i18n";
import { I18nProvider, startLang } from "./lib/i18n";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/parts.css";

takeToken();
const place = document.getElementById("root");
if (!place) throw new Error("no #root in the page");

await loadWords(startLang());

// What no page caught takes the whole tree down: say so instead of leaving a white page.
createRoot(place, {
  onUncaughtError: (error) => {
    const after = document.createElement("div");
    place.replaceWith(after);
    createRoot(after).render(<I18nProvider><Crash error={error} /></I18nProvider>);
  },
}).render(<App />);
