// The routes; every page is loaded when it is first opened.
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { Link, Route, Switch } from "wouter";
import { ProblemError } from "./api/client";
import { Empty } from "./components/Empty";
import { Layout } from "./components/Layout";
import { I18nProvider, useI18n } from "./lib/i18n";
import { PersonProvider } from "./lib/person";

const Overview = lazy(() => import("./pages/Overview"));
const Incident = lazy(() => import("./pages/Incident"));
const Reports = lazy(() => import("./pages/Reports"));
const Report = lazy(() => import("./pages/Report"));
const Review = lazy(() => import("./pages/Review"));
const Actors = lazy(() => import("./pages/Actors"));
const Actor = lazy(() => import("./pages/Actor"));
const Sources = lazy(() => import("./pages/Sources"));
const Quality = lazy(() => import("./pages/Quality"));
const Rules = lazy(() => import("./pages/Rules"));
const Import = lazy(() => import("./pages/Import"));
const Health = lazy(() => import("./pages/Health"));

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // What the server answered with a problem it will answer so again; only silence is worth a second try.
      retry: (count, error) => count < 1 && error instanceof ProblemError && error.problem.status === 0,
      networkMode: "always",
    },
    mutations: { networkMode: "always" },
  },
});

export function App() {
  return (
    <QueryClientProvider client={client}>
      <I18nProvider>
        <PersonProvider>
          <Layout>
            <Suspense fallback={<Loading />}>
              <Switch>
                <Route path="/" component={Overview} />
                <Route path="/incidents/:id" component={Incident} />
                <Route path="/reports" component={Reports} />
                <Route path="/reports/:id" component={Report} />
                <Route path="/review" component={Review} />
                <Route path="/actors" component={Actors} />
                <Route path="/actors/:id" component={Actor} />
                <Route path="/sources" component={Sources} />
                <Route path="/quality" component={Quality} />
                <Route path="/rules" component={Rules} />
                <Route path="/import" component={Import} />
                <Route path="/health" component={Health} />
                <Route><NotFound /></Route>
              </Switch>
            </Suspense>
          </Layout>
        </PersonProvider>
      </I18nProvider>
    </QueryClientProvider>
  );
}

function Loading() {
  const { t } = useI18n();
  return <p className="page loading" role="status">{t("common.loading")}</p>;
}

function NotFound() {
  const { t } = useI18n();
  return (
    <div className="page page-narrow">
      <h1>{t("common.notFoundTitle")}</h1>
      <Empty title={t("common.notFoundText")}>
        <Link href="/">{t("common.toOverview")}</Link>
      </Empty>
    </div>
  );
}
