package org.fasit.sync.internal;

import java.util.UUID;
import org.fasit.audit.AuditTrails;
import org.fasit.journal.Destination;
import org.fasit.journal.Journal;
import org.fasit.journal.Lookup;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers the registry as a destination service, when the section {@code sync} of fasit.json is
 * there. Registered by hand, since the properties of a component are also those of its service, and
 * the token and the key of the pseudonyms must not be.
 */
@Component(
    service = {},
    immediate = true,
    configurationPid = "org.fasit.sync",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class SyncComponent {

  private static final Logger LOG = LoggerFactory.getLogger(SyncComponent.class);

  private final BundleContext context;
  private final ServiceRegistration<Destination> registration;

  /** The section {@code sync}. */
  @interface Config {
    /** Base URL of the registry, such as {@code https://registry.example.org}. */
    String url() default "";

    /** The site's token, made with {@code fasit registry token}. */
    String token() default "";

    /** The site's id in the registry. */
    String site() default "";

    /** The key of the site's pseudonyms: 32 random bytes or more, base64. */
    String siteKey() default "";

    /** Whether comments go when they pass the check. */
    boolean sendFreeText() default false;

    /** Whether an http URL that is not on this machine is allowed. */
    boolean allowPlainHttp() default false;

    /** Whom to trust, and nobody else: PEM, PKCS12 or JKS. */
    String caFile() default "";

    String caPassword() default "";

    /** As whom to sign in with TLS: PKCS12 or JKS with its key, or PEM. */
    String certificate() default "";

    /** The private key as PEM, where it is not in {@code certificate}. */
    String certificateKey() default "";

    String certificatePassword() default "";
  }

  @Activate
  public SyncComponent(BundleContext context, Config config) {
    this.context = context;
    registration = context.registerService(Destination.class, destination(config), null);
  }

  @Deactivate
  void withdraw() {
    registration.unregister();
  }

  /** A section that cannot work still gives a destination: its state then says what is wrong. */
  private Destination destination(Config config) {
    try {
      SyncSettings settings =
          SyncSettings.of(
              config.url(),
              config.site(),
              config.token(),
              config.siteKey(),
              config.sendFreeText(),
              config.allowPlainHttp(),
              SyncSettings.tls(
                  config.caFile(),
                  config.caPassword(),
                  config.certificate(),
                  config.certificateKey(),
                  config.certificatePassword()));
      return new RegistryDestination(
          settings, this::find, RegistryDestination.TIMEOUT, AuditTrails.of(context));
    } catch (IllegalArgumentException e) {
      LOG.error("Nothing goes to the registry: {}", e.getMessage());
      return new UnusableDestination(Messages.text("unusable", e.getMessage()));
    }
  }

  private Lookup find(UUID entry) {
    ServiceReference<Journal> reference = context.getServiceReference(Journal.class);
    Journal journal = reference == null ? null : context.getService(reference);
    if (journal == null) {
      return new Lookup.Unreadable(Messages.text("journalMissing"));
    }
    try {
      return journal.find(entry);
    } finally {
      context.ungetService(reference);
    }
  }
}
