package org.fasit.workstation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * What became of the declared components of our bundles, as the host's component runtime tells it.
 * By reflection: its types are those of a bundle, not of this class path.
 */
final class Components {

  static final String SATISFIED = "satisfied";

  private static final String RUNTIME =
      "org.osgi.service.component.runtime.ServiceComponentRuntime";
  private static final String OURS = "org.fasit.";

  /** States of {@code ComponentConfigurationDTO}: satisfied, and active. */
  private static final List<Integer> GOOD = List.of(4, 8);

  private Components() {}

  /** Each component by name, with {@link #SATISFIED} or why it is not. */
  static Map<String, String> of(BundleContext context)
      throws ReflectiveOperationException, InvalidSyntaxException {
    ServiceReference<?> reference = context.getAllServiceReferences(RUNTIME, null)[0];
    Object runtime = context.getService(reference);
    Class<?> type = reference.getBundle().loadClass(RUNTIME);
    Bundle[] ours =
        List.of(context.getBundles()).stream()
            .filter(bundle -> bundle.getSymbolicName().startsWith(OURS))
            .toArray(Bundle[]::new);
    Map<String, String> states = new TreeMap<>();
    Collection<?> components =
        (Collection<?>)
            type.getMethod("getComponentDescriptionDTOs", Bundle[].class)
                .invoke(runtime, (Object) ours);
    for (Object component : components) {
      Collection<?> configured =
          (Collection<?>)
              type.getMethod("getComponentConfigurationDTOs", component.getClass())
                  .invoke(runtime, component);
      states.put((String) field(component, "name"), state(configured));
    }
    return states;
  }

  private static String state(Collection<?> configured) throws ReflectiveOperationException {
    if (configured.isEmpty()) {
      return "not configured";
    }
    for (Object one : configured) {
      int state = (int) field(one, "state");
      if (!GOOD.contains(state)) {
        return "state " + state + lacking(one);
      }
    }
    return SATISFIED;
  }

  private static String lacking(Object configured) throws ReflectiveOperationException {
    StringBuilder names = new StringBuilder();
    for (Object reference : (Object[]) field(configured, "unsatisfiedReferences")) {
      names.append(" without ").append(field(reference, "name"));
    }
    return names.toString();
  }

  private static Object field(Object of, String name) throws ReflectiveOperationException {
    return of.getClass().getField(name).get(of);
  }
}
