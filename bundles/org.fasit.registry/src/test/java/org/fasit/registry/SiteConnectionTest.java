package org.fasit.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fasit.journal.ConnectionTest.Check;
import org.fasit.journal.ConnectionTest.Outcome;
import org.fasit.sync.internal.RegistryConnectionTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The connection test of the workstations against the very registry. */
@ExtendWith(SharedRegistry.class)
class SiteConnectionTest {
  private static final String SITE_KEY = "q83vEjRWeJq83vEjRWeJqrvM3e7/ABEiM0RVZneImao=";

  @Test
  void knowsASiteByItsTokenAndNobodyElse(Registry registry) throws Exception {
    Client one = Client.ofFreshSite(registry);
    Client other = Client.ofFreshSite(registry);
    assertEquals(
        List.of(Outcome.GOOD, Outcome.GOOD, Outcome.GOOD, Outcome.GOOD),
        outcomes(registry, one.site(), one.token()));
    List<Outcome> refused = List.of(Outcome.GOOD, Outcome.BAD, Outcome.GOOD);
    assertEquals(refused, outcomes(registry, one.site(), other.token()));
    assertEquals(refused, outcomes(registry, one.site(), "wrong"));
    assertEquals(refused, outcomes(registry, one.site(), SharedRegistry.READER_TOKEN));
  }

  private static List<Outcome> outcomes(Registry registry, String site, String token)
      throws InterruptedException {
    List<Check> checks = new ArrayList<>();
    new RegistryConnectionTest(Clock.systemUTC())
        .run(
            Map.of(
                "url",
                registry.url().toString(),
                "site",
                site,
                "token",
                token,
                "siteKey",
                SITE_KEY),
            checks::add);
    return checks.stream().map(Check::outcome).toList();
  }
}
