package io.github.nightlywheels.channel.anaconda.api;

/**
 * What an answer means to the request that it was given to.
 *
 * @param meaning what it says
 * @param effect what it tells of the effect of a write
 * @param response the answer
 */
public record Classification(Meaning meaning, WriteEffect effect, ApiResponse response) {

    /**
     * Whether an effect of which it does not tell may still come, or show late. An error in the API's own words is only to be
     * made sure of; behind anything else the server may still be at work.
     */
    public boolean mayComeLate() {
        return (effect == WriteEffect.UNKNOWN || effect == WriteEffect.DENIED)
                && !AnswerClassifier.isOwnRefusal(response);
    }
}
