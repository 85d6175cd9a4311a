package org.fasit.pacs.internal;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.fasit.journal.ConnectionTest;
import org.fasit.pacs.PacsCheck;
import org.fasit.pacs.PacsSettings;
import org.osgi.service.component.annotations.Component;

/** Tries out the section {@code pacs} before it is in force. */
@Component
public final class PacsConnectionTest implements ConnectionTest {

  @Override
  public String section() {
    return "pacs";
  }

  @Override
  public void run(Map<String, ?> properties, Consumer<Check> tell) throws InterruptedException {
    PacsComponent.Config config = config(properties);
    PacsSettings settings = PacsComponent.settings(config);
    PacsCheck.run(
        settings,
        PacsComponent.web(config, settings),
        PacsComponent.worklist(config),
        Instant.now(),
        tell);
  }

  /** The section as the component would get it: a key that is not there has its default. */
  static PacsComponent.Config config(Map<String, ?> properties) {
    return (PacsComponent.Config)
        Proxy.newProxyInstance(
            PacsComponent.Config.class.getClassLoader(),
            new Class<?>[] {PacsComponent.Config.class},
            (proxy, method, arguments) -> value(properties, method));
  }

  private static Object value(Map<String, ?> properties, Method method) {
    Object given = properties.get(method.getName());
    if (given == null) {
      return method.getDefaultValue();
    }
    if (method.getReturnType() == int.class) {
      return given instanceof Number number
          ? number.intValue()
          : Integer.parseInt(given.toString().strip());
    }
    return method.getReturnType() == boolean.class
        ? Boolean.parseBoolean(given.toString())
        : given.toString();
  }
}
