package hello;

/** Says hello, from Java. */
public final class Hello {
    private Hello() {}

    public static void main(String[] arguments) {
        System.out.println("Hello from a jar that came in a wheel.");
    }
}
