package app;

public class App extends lib.Lib {}
